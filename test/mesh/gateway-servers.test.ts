import { describe, expect, it } from 'vitest';
import { commonHosts, type Server, serverLayer, serversFor, serversOf, serves } from '../../lib/mesh/gateway-servers';
import { meshOf, object } from '../analysis/problems';

const server = (protocol: string, mode?: NonNullable<Server['tls']>['mode']): Server => ({
  hosts: ['a.example.com'],
  port: { number: 443, name: 's', protocol },
  ...(mode === undefined ? {} : { tls: { mode } }),
});

describe('what a server reads', () => {
  it.each([
    ['HTTP', undefined, 'http'],
    ['HTTPS', 'SIMPLE', 'http'],
    ['HTTPS', 'PASSTHROUGH', 'tls'],
    ['TLS', 'PASSTHROUGH', 'tls'],
    ['TLS', 'SIMPLE', 'tcp'],
    ['TCP', undefined, 'tcp'],
    ['TLS', 'AUTO_PASSTHROUGH', 'none'],
  ] as const)('of %s and mode %s is %s', (protocol, mode, layer) => {
    expect(serverLayer(server(protocol, mode))).toBe(layer);
  });

  it('is TLS passed through where the mode is not written', () => {
    expect(serverLayer({ ...server('TLS'), tls: {} })).toBe('tls');
  });
});

describe('the servers for a host', () => {
  const mesh = meshOf(
    object(
      'Gateway shop/edge',
      "{ servers: [{ port: { number: 80, name: a, protocol: HTTP }, hosts: [./a.example.com] }, { port: { number: 81, name: b, protocol: HTTP }, hosts: ['*.example.com'] }, { hosts: [a.example.com] }] }",
    ),
  );

  it('are those with the host or a wildcard over it; one without port is none', () => {
    expect(serversOf(mesh, 'shop/edge')).toHaveLength(2);
    expect(serversFor(mesh, 'shop/edge', 'a.example.com').map(({ server: { port } }) => port.name)).toEqual(['a', 'b']);
    expect(serversFor(mesh, 'shop/edge', 'b.example.com').map(({ server: { port } }) => port.name)).toEqual(['b']);
    expect(serversFor(mesh, 'shop/other', 'a.example.com')).toEqual([]);
  });

  it('take it from the namespaces that they name', () => {
    const [own, open] = serversOf(mesh, 'shop/edge');
    expect(serves(own!, 'a.example.com', 'shop')).toBe(true);
    expect(serves(own!, 'a.example.com', 'web')).toBe(false);
    expect(serves(open!, 'a.example.com', 'web')).toBe(true);
  });

  it('have the narrower one of both hosts in common', () => {
    const [own] = serversOf(mesh, 'shop/edge');
    expect(commonHosts(own!, '*.example.com', 'shop')).toEqual(['a.example.com']);
  });
});
