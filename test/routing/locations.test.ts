import { expect, test } from 'vitest';
import type { Location } from '../../lib/routing/locate';
import { Locations } from '../../lib/routing/locations';
import type { Request } from '../../lib/routing/request';

const request: Request = { from: { workload: { namespace: 'shop' } }, host: 'reviews', port: 80 };

/** Locations that say for which requests they had to look. */
function recorded(): { readonly locations: Locations; readonly looked: readonly string[] } {
  const looked: string[] = [];
  const nowhere: Location = { listener: undefined, chain: undefined, table: undefined, virtualHost: undefined };
  const locations = new Locations(({ host, port }) => {
    looked.push(`${host}:${port}`);
    return { ...nowhere };
  });
  return { locations, looked };
}

test('a location is looked for once, whatever else the requests ask for', () => {
  const { locations, looked } = recorded();
  expect(locations.of({ ...request, path: '/api' })).toBe(locations.of({ ...request, method: 'POST' }));
  expect(looked).toEqual(['reviews:80']);
});

test('every host, port, address, protocol and server name has a location of its own', () => {
  const { locations, looked } = recorded();
  const requests: readonly Request[] = [
    request,
    { ...request, host: 'products' },
    { ...request, port: 8080 },
    { ...request, address: '10.0.0.1' },
    { ...request, protocol: 'TCP' },
    { ...request, tls: {} },
    { ...request, tls: { sni: 'reviews' } },
  ];
  expect(new Set(requests.map((each) => locations.of(each))).size).toBe(requests.length);
  for (const each of requests) locations.of(each);
  expect(looked.length).toBe(requests.length);
});

test('hosts that no client asks for again are not kept for ever', () => {
  const { locations, looked } = recorded();
  for (let at = 0; at <= 100_000; at++) locations.of({ ...request, host: `host-${at}` });
  locations.of({ ...request, host: 'host-100000' });
  expect(looked.length).toBe(100_001);
  locations.of({ ...request, host: 'host-0' });
  expect(looked.length).toBe(100_002);
});
