import { expect, test } from 'vitest';
import { groupOf } from '../../lib/model/manifest';

test.each([
  ['networking.istio.io/v1', 'networking.istio.io'],
  ['v1', ''],
  ['', ''],
])('the group of %s is "%s"', (apiVersion, group) => {
  expect(groupOf(apiVersion)).toBe(group);
});
