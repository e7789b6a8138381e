import { expect, it } from 'vitest';
import { declaredHosts } from '../../lib/patterns/gateway-hosts';
import { gatewayProblems, routeProblems } from '../../lib/patterns/gateway-problems';
import type { SecureGatewayProps } from '../../lib/patterns/secure-gateway-props';

const problems = (props: SecureGatewayProps<string>) => gatewayProblems(props, declaredHosts(props));

it('finds nothing wrong with a gateway whose hosts have certificates, or need none', () => {
  expect(problems({ hosts: ['a.example.com'], credentialName: 'tls' })).toEqual([]);
  expect(
    problems({ hosts: { 'a.example.com': { credentialName: 'tls' }, 'b.example.com': { tls: 'PASSTHROUGH' } } }),
  ).toEqual([]);
  expect(problems({ hosts: ['a.example.com'], tlsTerminatedBefore: true })).toEqual([]);
});

it('names the namespace where a missing Secret would have to be', () => {
  expect(problems({ hosts: ['a.example.com'], ingress: { namespace: 'edge' } })).toEqual([
    'has no certificate for "a.example.com"; give "credentialName", the name of a Secret in edge',
  ]);
});

it.each([
  [
    'https://a.example.com',
    'has the host "https://a.example.com"; it is a name alone, without scheme, port, path or namespace',
  ],
  [
    'a.example.com:443',
    'has the host "a.example.com:443"; it is a name alone, without scheme, port, path or namespace',
  ],
  [
    'shop/a.example.com',
    'has the host "shop/a.example.com"; it is a name alone, without scheme, port, path or namespace',
  ],
  [undefined, 'has undefined for a host; a host is text'],
])('takes no %s for a host', (host, problem) => {
  expect(problems({ hosts: [host as string], credentialName: 'tls' })).toEqual([problem]);
});

it('refuses a route that says what nobody reads, or two things at once', () => {
  const slip = { host: 'a.example.com', redirect: { uri: '/' }, rewrit: { path: '/' } };
  expect(routeProblems(slip, false, {})).toEqual(['has no use for "rewrit". Did you mean "rewrite"?']);
  const two = { host: 'a.example.com', redirect: { uri: '/' }, directResponse: { status: 200 } };
  expect(routeProblems(two, false, {})).toEqual([
    'does redirect and directResponse at once; a request meets one of them',
  ]);
});

it('takes a redirect or an answer for something to do', () => {
  const route = { host: 'a.example.com', directResponse: { status: 200 } };
  expect(routeProblems(route, false, {})).toEqual([]);
  expect(routeProblems({ host: 'a.example.com' }, false, {})).toHaveLength(1);
});
