import { describe, expect, it } from 'vitest';
import { matchPath, type PathCondition } from '../../lib/patterns/path';
import { rank } from '../../lib/patterns/specificity';

const at = (path: PathCondition | undefined, headers: Record<string, string> = {}) => {
  const texts = Object.fromEntries(Object.entries(headers).map(([name, exact]) => [name, { exact }]));
  const more = Object.keys(headers).length === 0 ? {} : { headers: texts };
  return { path, matches: matchPath(path).map((match) => ({ ...match, ...more })) };
};

describe('rank', () => {
  it('puts exact before regex before prefix before everything, longer before shorter, more conditions before fewer', () => {
    const sorted = [
      at({ exact: '/api/products' }),
      at({ exact: '/api' }),
      at({ regex: '/api/.*' }),
      at('/api/products'),
      at({ prefix: '/api/prod' }),
      at('/api', { a: '1', b: '1' }),
      at('/api', { a: '1' }),
      at('/api'),
      at('/', { a: '1' }),
      at(undefined),
    ];
    expect(rank([...sorted].reverse())).toEqual({ sorted, ties: [] });
  });

  it('finds two that nothing orders', () => {
    const [a, b] = [at('/api', { a: '1' }), at('/api/', { b: '1' })];
    expect(rank([a, b]).ties).toEqual([[a, b]]);
    expect(rank([a, at('/api', { a: '2' })]).ties).toEqual([]);
    expect(rank([at('/aaa'), at('/bbb')]).ties).toEqual([]);
  });

  it('compares routes with one path only with each other', () => {
    const many = Array.from({ length: 3000 }, (_, nth) => at(`/service-${String(nth).padStart(4, '0')}`));
    expect(rank(many).ties).toEqual([]);
  });
});
