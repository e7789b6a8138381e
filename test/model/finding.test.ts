import { expect, test } from 'vitest';
import { formatObject, formatPath } from '../../lib/model/finding';

test.each([
  [['spec', 'http', 0, 'route', 1, 'destination'], 'spec.http[0].route[1].destination'],
  [['metadata', 'annotations', 'galley.istio.io/x'], 'metadata.annotations["galley.istio.io/x"]'],
  [['spec', 'portLevelMtls', '9080'], 'spec.portLevelMtls["9080"]'],
  [['spec', ''], 'spec[""]'],
  [['app-name'], 'app-name'],
  [[], ''],
])('the path %o reads %s', (path, text) => {
  expect(formatPath(path)).toBe(text);
});

test('an object is named by kind, namespace and name', () => {
  expect(formatObject({ kind: 'Gateway', namespace: 'shop', name: 'edge' })).toBe('Gateway shop/edge');
  expect(formatObject({ kind: 'Namespace', namespace: '', name: 'shop' })).toBe('Namespace shop');
});
