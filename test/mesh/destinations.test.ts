import { describe, expect, it } from 'vitest';
import { destinationsOf } from '../../lib/mesh/destinations';
import { formatPath } from '../../lib/model/finding';

describe('the destinations of a VirtualService', () => {
  it('are those of all routes and mirrors, with their places', () => {
    const to = (host: string) => ({ destination: { host } });
    const uses = [
      ...destinationsOf({
        http: [{ route: [to('a'), to('b')], mirror: { host: 'c' }, mirrors: [to('d')] }, { redirect: { uri: '/' } }],
        tls: [{ match: [{ sniHosts: ['x'] }], route: [to('e')] }],
        tcp: [{ route: [to('f')] }],
      }),
    ];
    expect(
      uses.map(
        ({ destination, path, mirror, protocol }) =>
          `${destination.host} ${formatPath(path)} ${protocol}${mirror ? ' mirror' : ''}`,
      ),
    ).toEqual([
      'a spec.http[0].route[0].destination http',
      'b spec.http[0].route[1].destination http',
      'c spec.http[0].mirror http mirror',
      'd spec.http[0].mirrors[0].destination http mirror',
      'e spec.tls[0].route[0].destination tls',
      'f spec.tcp[0].route[0].destination tcp',
    ]);
  });

  it('are none where nothing is routed', () => {
    expect([...destinationsOf({})]).toEqual([]);
  });
});
