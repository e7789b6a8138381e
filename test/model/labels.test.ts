import { expect, test } from 'vitest';
import { formatLabels, selects } from '../../lib/model/labels';

test.each([
  [{ app: 'web' }, { app: 'web', version: 'v1' }, true],
  [{ app: 'web', version: 'v2' }, { app: 'web', version: 'v1' }, false],
  [{ app: 'web' }, {}, false],
  [{}, {}, true],
  [{}, { app: 'web' }, true],
])('%o selects %o: %s', (selector, labels, selected) => {
  expect(selects(selector, labels)).toBe(selected);
});

test('what every object has is no label', () => {
  expect(selects({ constructor: Object as unknown as string }, {})).toBe(false);
});

test('labels are written sorted', () => {
  expect(formatLabels({ version: 'v1', app: 'web' })).toBe('app=web,version=v1');
});
