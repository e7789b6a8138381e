import { describe, expect, it } from 'vitest';
import { routeTargets, routeTargetsByHost } from '../../lib/mesh/route-targets';
import { formatPath } from '../../lib/model/finding';
import { meshOf, object } from '../analysis/problems';

const mesh = meshOf(
  object(
    'VirtualService shop/root',
    '{ hosts: [a], gateways: [mesh, edge], http: [{ match: [{ gateways: [mesh] }], route: [{ destination: { host: b } }] }, { match: [{ gateways: [mesh] }, { uri: { prefix: /x } }], delegate: { name: leaf, namespace: web } }] }',
  ) +
    object(
      'VirtualService web/leaf',
      '{ http: [{ route: [{ destination: { host: b } }], mirror: { host: c.shop.svc.cluster.local } }] }',
    ),
);

describe('the targets of routes', () => {
  it('have the full name of their host by the namespace of the VirtualService', () => {
    expect(routeTargets(mesh).map(({ host }) => host)).toEqual([
      'b.shop.svc.cluster.local',
      'b.web.svc.cluster.local',
      'c.shop.svc.cluster.local',
    ]);
  });

  it('are followed by the gateways that every item of the match names', () => {
    expect([...routeTargets(mesh)[0]!.gateways]).toEqual(['mesh']);
  });

  it('of a delegate are followed by the gateways of its root', () => {
    expect([...routeTargets(mesh)[1]!.gateways]).toEqual(['mesh', 'shop/edge']);
  });

  it('are found by their host, mirrors among them', () => {
    const [target] = routeTargetsByHost(mesh).get('c.shop.svc.cluster.local') ?? [];
    expect(target).toMatchObject({ mirror: true, path: ['spec', 'http', 0, 'mirror'] });
  });
});

describe('the places of targets', () => {
  it('are those of all routes and mirrors, in the order of the text', () => {
    const to = (host: string) => `{ destination: { host: ${host} } }`;
    const everywhere = meshOf(
      object(
        'VirtualService shop/all',
        `{ hosts: [x], http: [{ route: [${to('a.x')}, ${to('b.x')}], mirror: { host: c.x }, mirrors: [${to('d.x')}] }, { redirect: { uri: / } }], tls: [{ match: [{ sniHosts: [x] }], route: [${to('e.x')}] }], tcp: [{ route: [${to('f.x')}] }] }`,
      ),
    );
    const places = routeTargets(everywhere).map(({ host, path, mirror }) => `${host} ${formatPath(path)} ${mirror}`);
    expect(places).toEqual([
      'a.x spec.http[0].route[0].destination false',
      'b.x spec.http[0].route[1].destination false',
      'c.x spec.http[0].mirror true',
      'd.x spec.http[0].mirrors[0].destination true',
      'e.x spec.tls[0].route[0].destination false',
      'f.x spec.tcp[0].route[0].destination false',
    ]);
  });
});
