import { expect, test } from 'vitest';
import { isWellFormed } from '../../lib/model/well-formed';

test.each(['', 'products', 'ä', '\u{1f600}', '\ufffd'])('%j is text', (text) => {
  expect(isWellFormed(text)).toBe(true);
});

test.each(['\ud83d', '\ude00', '\ude00\ud83d', 'a\ud800b'])('%j is none', (text) => {
  expect(isWellFormed(text)).toBe(false);
});
