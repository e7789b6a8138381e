import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesObject } from '../../lib/analysis/suppression';
import { parseIgnoreOption, parseSuppressions } from '../../lib/analysis/suppression-text';

const object = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'reviews-v1' };

describe('an object pattern', () => {
  it.each([
    ['Service shop/reviews-v1', true],
    ['Service shop/*', true],
    ['* shop/reviews-*', true],
    ['*/reviews-v1', true],
    ['Service *v1', true],
    ['Service shop/reviews', false],
    ['Service shop/reviews-v1*v1', false],
    ['service shop/*', false],
  ])('%s matches Service shop/reviews-v1: %s', (pattern, expected) => {
    expect(matchesObject(pattern, object)).toBe(expected);
  });

  it('agrees with the regular expression it stands for', () => {
    const piece = fc.stringMatching(/^[a-c/]{0,3}$/);
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.stringMatching(/^[a-c]{0,8}$/),
        (pieces, name) => {
          const text = `Service shop/${name}`;
          const pattern = `Service shop/${pieces.join('*')}`;
          const regex = new RegExp(`^Service shop/${pieces.join('.*')}$`);
          expect(matchesObject(pattern, { ...object, name })).toBe(regex.test(text));
        },
      ),
    );
  });
});

describe('the text of a suppression', () => {
  it('takes an until that no day follows at its end for part of the reason', () => {
    const reason = 'wait until the audit is over';
    expect(parseSuppressions(`a-rule: ${reason}`)).toEqual([{ rules: ['a-rule'], reason }]);
  });

  it('never throws and never suppresses without rule and reason', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const parsed of parseSuppressions(text)) {
          if ('problem' in parsed) continue;
          expect(parsed.rules?.length).toBeGreaterThan(0);
          expect(parsed.reason).not.toBe('');
        }
      }),
    );
  });

  it('on the command line names rules and, after an @, objects', () => {
    expect(parseIgnoreOption('a,b@Service shop/*')).toMatchObject({ rules: ['a', 'b'], objects: ['Service shop/*'] });
    expect(parseIgnoreOption('a')).toEqual({ rules: ['a'], reason: 'given on the command line' });
  });
});
