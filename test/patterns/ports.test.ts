import { expect, it } from 'vitest';
import { httpPorts, onHttpPorts, otherPorts, portOf, resolvePorts, servicePort } from '../../lib/patterns/ports';

it('takes one HTTP port, named http', () => {
  expect(resolvePorts({ port: 8080 }).ports.map(servicePort)).toEqual([
    { name: 'http', port: 8080, appProtocol: 'http' },
  ]);
});

it('says the protocol of each port, so that nobody has to guess it', () => {
  const { ports } = resolvePorts({
    ports: {
      web: { port: 80, targetPort: 'http' },
      api: { port: 9000, protocol: 'GRPC-Web' },
      db: { port: 3306, protocol: 'MySQL' },
    },
  });
  expect(ports.map(servicePort)).toEqual([
    { name: 'web', port: 80, targetPort: 'http', appProtocol: 'http' },
    { name: 'api', port: 9000, appProtocol: 'grpc-web' },
    { name: 'db', port: 3306, appProtocol: 'mysql' },
  ]);
  expect(httpPorts(ports).map(({ name }) => name)).toEqual(['web', 'api']);
  expect(otherPorts(ports).map(({ name }) => name)).toEqual(['db']);
});

it('finds a port by its number, and the first where none is asked for', () => {
  const { ports } = resolvePorts({ ports: { http: { port: 80 }, grpc: { port: 9000 } } });
  expect([undefined, 9000, 9001].map((number) => portOf(ports, number)?.name)).toEqual(['http', 'grpc', undefined]);
});

it('matches the port only where there are several', () => {
  const routes = () => [{ name: 'all', match: [{ uri: { prefix: '/a' } }] }, { name: 'rest' }];
  expect(onHttpPorts(resolvePorts({ port: 80 }).ports, routes)).toEqual(routes());
  expect(
    onHttpPorts(resolvePorts({ ports: { a: { port: 1 }, b: { port: 2, protocol: 'TCP' } } }).ports, routes),
  ).toEqual([
    { name: 'a-all', match: [{ uri: { prefix: '/a' }, port: 1 }] },
    { name: 'a-rest', match: [{ port: 1 }] },
  ]);
});

it.each([
  [{}, 'has no port, so that nobody could call it; give "port" or "ports"'],
  [{ port: 0 }, 'port "http" is 0; a port is a whole number from 1 to 65535'],
  [{ port: Number.NaN }, 'port "http" is NaN; a port is a whole number from 1 to 65535'],
  [{ ports: { a: { port: 80 }, b: { port: 80 } } }, 'two ports have the number 80'],
  [
    { ports: { a: { port: 53, protocol: 'UDP' } } },
    'port "a" speaks UDP, whose requests the mesh cannot route between versions',
  ],
])('%j is refused', (props, problem) => {
  expect(resolvePorts(props as never).problems).toEqual([problem]);
});
