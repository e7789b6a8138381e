import { expect, test } from 'vitest';
import { countObjects } from '../../../lib/cli/synth/manifest-files';

const objects = (text: string) => countObjects({ name: 'x.yaml', text });

test('objects are counted as documents that hold something', () => {
  expect(objects('')).toBe(0);
  expect(objects('a: 1\n')).toBe(1);
  expect(objects('a: 1\n---\nb: 2\n')).toBe(2);
  expect(objects('---\na: 1\n---\n# nothing\n---\n')).toBe(1);
});

test('a separator inside of a text does not count', () => {
  expect(objects('data:\n  text: |\n    ---\n    x\n')).toBe(1);
});
