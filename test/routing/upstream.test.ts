import { expect, test } from 'vitest';
import { simulate } from '../../lib/routing';
import { service, virtualService, yamlMesh } from './yaml-mesh';

test('a value that asks for a header sees it as it is after the removals of its own list, not as it was sent', () => {
  const ask = (remove: string, value = '%REQ(x-a)%') =>
    simulate(
      yamlMesh(
        service('a') +
          virtualService(
            'v',
            `
hosts: [a]
http:
- headers: { request: { ${remove}set: { x-a: new, x-b: "${value}" } } }
  route: [{ destination: { host: a } }]
`,
          ),
      ),
      { from: { workload: { namespace: 'shop' } }, host: 'a', port: 80, headers: { 'x-a': 'old' } },
    ).upstream.headers;
  expect(ask('')).toEqual({ 'x-a': 'new', 'x-b': 'old' });
  expect(ask('remove: [x-a], ')).toEqual({ 'x-a': 'new' });
  expect(ask('remove: [x-a], ', '%REQ(x-a?:authority)%')).toEqual({ 'x-a': 'new', 'x-b': 'a' });
});
