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
