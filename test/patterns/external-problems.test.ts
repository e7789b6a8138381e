import { expect, it } from 'vitest';
import { externalProblems, externalRouteProblems } from '../../lib/patterns/external-problems';

const host = 'api.bank.example';

it('finds nothing wrong with what each mode is for', () => {
  expect(externalProblems({ host })).toEqual([]);
  expect(externalProblems({ host, tls: 'originate', timeout: '5s' })).toEqual([]);
  expect(externalProblems({ host, tls: 'none', retries: { attempts: 1 } })).toEqual([]);
  expect(externalProblems({ host, protocol: 'MySQL', port: 3306, addresses: ['10.0.0.1'] })).toEqual([]);
});

it('lets a gateway pass connections on that nobody reads', () => {
  expect(externalRouteProblems({ host }, false)).toEqual([]);
  expect(externalRouteProblems({ host }, true)).toHaveLength(1);
});

it.each([
  ['an unknown mode', { tls: 'orginate', timeout: '5s' }, 'has the unknown tls "orginate". Did you mean "originate"?'],
  [
    'an unknown protocol',
    { protocol: 'MySql', port: 3306, addresses: ['10.0.0.1'] },
    'speaks "MySql", which is no protocol here. Did you mean "MySQL"?',
  ],
  [
    'a mode of TLS for a protocol nobody reads',
    { tls: 'originate', protocol: 'TCP', port: 1, addresses: ['10.0.0.1'] },
    'has "tls" and "protocol"; what is said of TLS would have no effect on connections that nobody reads',
  ],
  [
    'no port where there is no usual one',
    { protocol: 'TCP', addresses: ['10.0.0.1'] },
    '"port" is undefined; a port is a whole number from 1 to 65535',
  ],
  ['a port that is none', { tls: 'none', port: Number.NaN }, '"port" is NaN; a port is a whole number from 1 to 65535'],
  [
    'one port for two things',
    { tls: 'originate', port: 443 },
    'has port 443 for plain HTTP and for TLS; callers say http:// on "port", which the mesh encrypts towards "tlsPort"',
  ],
  [
    'an empty list of endpoints',
    { endpoints: [] },
    'has no endpoint in "endpoints", so that nothing would answer; leave it out to go by DNS',
  ],
])('refuses %s rather than to take it for something else', (_, props, problem) => {
  expect(externalProblems({ host, ...props } as never)).toContain(problem);
});
