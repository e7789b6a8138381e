import { expect, test } from 'vitest';
import { stream } from '../../../lib/cli/synth/stream';

const joined = (...texts: string[]) => [...stream(texts.map((text) => ({ name: 'x.yaml', text })))].join('');

test('files are joined by one separator, whether or not they bring one', () => {
  expect(joined('a: 1\n', 'b: 2\n')).toBe('a: 1\n---\nb: 2\n');
  expect(joined('a: 1\n', '---\nb: 2\n')).toBe('a: 1\n---\nb: 2\n');
});

test('a file without an end of line or without content does not break the stream', () => {
  expect(joined('a: 1', '', 'b: 2\n')).toBe('a: 1\n---\nb: 2\n');
});
