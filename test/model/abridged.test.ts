import { expect, test } from 'vitest';
import { Abridged } from '../../lib/model/abridged';
import type { Finding } from '../../lib/model/finding';

const finding = (message: string): Finding => ({
  rule: 'unknown-host',
  gate: 'analysis',
  level: 'error',
  message,
  object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
});

/** The messages of a list to which so many findings of each kind were added in turn. */
function messages(counts: Readonly<Record<string, number>>): string[] {
  const findings = new Abridged<string, Finding>();
  for (const [kind, count] of Object.entries(counts)) {
    for (let i = 1; i <= count; i++) findings.add(kind, finding(`${kind} ${i}`));
  }
  return findings.list().map(({ message }) => message);
}

test('a hundred findings of one kind are listed one by one', () => {
  expect(messages({ a: 100, b: 1 })).toHaveLength(101);
  expect(messages({ a: 100 }).at(-1)).toBe('a 100');
});

test('the hundredth says how many more there are', () => {
  const listed = messages({ a: 150, b: 2 });
  expect(listed).toHaveLength(102);
  expect(listed.slice(98)).toEqual(['a 99', 'a 100 (50 more like this are not listed)', 'b 1', 'b 2']);
});
