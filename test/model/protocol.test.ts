import { expect, test } from 'vitest';
import { isHttp, isTls, type NamedPort, parseProtocol, servicePortProtocol } from '../../lib/model/protocol';

test('a protocol is known in any case, in Istio’s spelling', () => {
  expect(['http', 'GRPC-WEB', 'mysql', 'Http2'].map(parseProtocol)).toEqual(['HTTP', 'GRPC-Web', 'MySQL', 'HTTP2']);
  expect(['', 'smtp', 'http-web', 'constructor'].map(parseProtocol)).toEqual(Array(4).fill(undefined));
});

test('requests are read on HTTP, HTTP2 and both of gRPC; TLS is passed on', () => {
  expect((['HTTP', 'HTTP2', 'GRPC', 'GRPC-Web', 'HTTP_PROXY'] as const).every(isHttp)).toBe(true);
  expect((['HTTPS', 'TLS', 'TCP', undefined] as const).some(isHttp)).toBe(false);
  expect((['HTTPS', 'TLS'] as const).every(isTls)).toBe(true);
  expect(isTls('TCP')).toBe(false);
});

test.each<[NamedPort, string | undefined]>([
  [{ port: 80, name: 'http' }, 'HTTP'],
  [{ port: 80, name: 'http-web' }, 'HTTP'],
  [{ port: 80, name: 'HTTP2-x' }, 'HTTP2'],
  [{ port: 80, name: 'grpc-web' }, 'GRPC-Web'],
  [{ port: 80, name: 'grpc-web-x' }, 'GRPC-Web'],
  [{ port: 80, name: 'httpweb' }, undefined],
  [{ port: 80 }, undefined],
  [{ port: 3306 }, 'TCP'],
  [{ port: 3306, name: 'http' }, 'HTTP'],
  [{ port: 53, protocol: 'UDP', name: 'http' }, 'UDP'],
  [{ port: 80, name: 'tcp', appProtocol: 'http' }, 'HTTP'],
  [{ port: 80, appProtocol: 'kubernetes.io/h2c' }, 'HTTP2'],
  [{ port: 80, appProtocol: 'kubernetes.io/wss' }, 'HTTPS'],
  [{ port: 80, appProtocol: 'http-custom' }, 'HTTP'],
])('Istio takes the port %o for %s', (port, protocol) => {
  expect(servicePortProtocol(port)).toBe(protocol);
});

test('an appProtocol that Istio does not know is sniffed, whatever the name of the port says', () => {
  expect(servicePortProtocol({ port: 80, name: 'http', appProtocol: 'my.app/own' })).toBeUndefined();
});
