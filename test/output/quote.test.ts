import { expect, test } from 'vitest';
import { quote } from '../../lib/output/quote';

/** The two lines as they stand one under the other. */
const quoted = (line: string, column: number) => {
  const { text, underline } = quote(line, column);
  return [text, underline];
};

test('a key is underlined with its value', () => {
  expect(quoted('    subset: v3', 5)).toEqual(['    subset: v3', '    ^^^^^^^^^^']);
});

test('a comment is not', () => {
  expect(quoted('host: a#b # typo', 1)).toEqual(['host: a#b # typo', '^^^^^^^^^']);
});

test('inside of brackets the underline ends with the entry', () => {
  expect(quoted('spec: { host: a, ports: [1, 2], x: 1 }', 9)[1]).toBe('        ^^^^^^^');
  expect(quoted('spec: { host: a, ports: [1, 2], x: 1 }', 18)[1]).toBe('                 ^^^^^^^^^^^^^');
  expect(quoted('{ "host": "a,b}", "x": 1 }', 3)[1]).toBe('  ^^^^^^^^^^^^^^');
  expect(quoted('ports: [{ name: web }, { name: tcp }]', 9)[1]).toBe('        ^^^^^^^^^^^^^');
});

test('a line of megabytes is cut around what is meant', () => {
  const [text, underline] = quoted(
    `{"a":"${'x'.repeat(2_000_000)}","host":"here","b":"${'y'.repeat(2_000_000)}"}`,
    2_000_009,
  );
  expect(text).toHaveLength(124);
  expect(text!.slice(underline!.indexOf('^'), underline!.lastIndexOf('^') + 1)).toBe('"host":"here"');
});

test('what would move the caret or the terminal’s cursor is replaced', () => {
  expect(quoted('\thost: \x1b[31mred\u202e', 2)).toEqual([' host: \ufffd[31mred\ufffd', ' ^^^^^^^^^^^^^^^']);
});

test('the end of a file can be pointed at', () => {
  expect(quoted('', 1)).toEqual(['', '^']);
});
