import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NameRule, nameProblem, toLabel } from '../../lib/model/name';

describe('Kubernetes takes', () => {
  test.each<[NameRule, string]>([
    ['subdomain', 'api.example.com'],
    ['subdomain', '1-a'],
    ['subdomain', 'a'.repeat(253)],
    ['label', '1st'],
    ['label', 'a'.repeat(63)],
    ['service', 'reviews-v1'],
  ])('as a %s: %s', (rule, name) => {
    expect(nameProblem(name, rule)).toBeUndefined();
  });
});

describe('Kubernetes refuses', () => {
  test.each<[NameRule, unknown, string]>([
    ['label', 'Shop', '"shop" would do'],
    ['label', 'my.shop', '"my-shop" would do'],
    ['label', 'shop-', '"shop" would do'],
    ['label', 'a'.repeat(64), '64 characters, and Kubernetes takes 63 at most'],
    ['subdomain', 'a..b', '"a-b" would do'],
    ['subdomain', 'a'.repeat(254), '253 at most'],
    ['service', '1st', 'beginning with a letter'],
    ['label', '', 'the name is empty'],
    ['label', 'é', 'is no name for Kubernetes'],
    ['label', 'a\n', '"a" would do'],
    ['label', null, 'a name is text, not null'],
    ['label', 7, 'a name is text, not number'],
    ['label', undefined, 'a name is text, not undefined'],
  ])('as a %s: %o', (rule, name, words) => {
    expect(nameProblem(name, rule)).toContain(words);
  });

  test('and nothing better is offered where there is nothing', () => {
    expect(nameProblem('---', 'label')).not.toContain('would do');
    expect(nameProblem('1st', 'service')).not.toContain('would do');
  });
});

test.each([
  ['api.example.com', 'api-example-com'],
  ['*', 'wildcard'],
  ['*.example.com', 'wildcard-example-com'],
  ['A_B', 'a-b'],
  ['--', undefined],
])('%s as a label is %s', (text, label) => {
  expect(toLabel(text)).toBe(label);
});

test('a label made of any short text is one', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 5 }), (text) => {
      const label = toLabel(text);
      expect(label === undefined ? undefined : nameProblem(label, 'label')).toBeUndefined();
    }),
  );
});
