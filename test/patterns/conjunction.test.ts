import { Namespace } from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';
import { both, mayOverlap } from '../../lib/patterns/conjunction';
import type { Match } from '../../lib/patterns/match';

const uri = (prefix: string): Match => ({ uri: { prefix } });
const header = (text: object): Match => ({ headers: { a: text } }) as Match;
const qa = Namespace.fromName('qa');

describe('two matches at once', () => {
  it.each<[string, Match, Match, ReturnType<typeof both>]>([
    [
      'hold together',
      uri('/a'),
      { headers: { b: { exact: '1' } } },
      { uri: { prefix: '/a' }, headers: { b: { exact: '1' } } },
    ],
    ['come to the longer prefix', uri('/a/'), uri('/a/b/'), uri('/a/b/')],
    ['contradict by prefix', uri('/a/'), uri('/b/'), 'never'],
    ['come to the exact text', { uri: { exact: '/a/b' } }, uri('/a/'), { uri: { exact: '/a/b' } }],
    ['contradict by exact text', { uri: { exact: '/ab' } }, uri('/a/'), 'never'],
    ['come to the exact text under a regex', header({ regex: 'v.' }), header({ exact: 'v2' }), header({ exact: 'v2' })],
    ['contradict by regex', header({ regex: 'v.' }), header({ exact: 'w2' }), 'never'],
    ['come to the stricter than being there', header({}), header({ prefix: 'v' }), header({ prefix: 'v' })],
    ['have no words for two regexes', header({ regex: 'v.*' }), header({ regex: '.*2' }), 'inexpressible'],
    ['are one where they are the same', header({ regex: 'v.*' }), header({ regex: 'v.*' }), header({ regex: 'v.*' })],
    ['contradict by port', { port: 80 }, { port: 81 }, 'never'],
    ['contradict by absence', header({}), { withoutHeaders: { a: {} } }, 'never'],
    ['contradict by exclusion', header({ exact: 'x' }), { withoutHeaders: { a: { prefix: 'x' } } }, 'never'],
    ['contradict by label', { sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'b' } }, 'never'],
    ['contradict by namespace', { sourceNamespace: qa }, { sourceNamespace: Namespace.fromName('prod') }, 'never'],
    [
      'join labels',
      { sourceLabels: { app: 'a' } },
      { sourceLabels: { v: '1' } },
      { sourceLabels: { app: 'a', v: '1' } },
    ],
  ])('%s', (_, a, b, expected) => {
    expect(both(a, b)).toEqual(expected);
    expect(mayOverlap(b, a)).toBe(expected !== 'never');
  });
});
