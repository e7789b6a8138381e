import { expect, test } from 'vitest';
import { findPort, noSuchPort } from '../../lib/resources/named-ports';

const ports = [{ name: 'http', number: 80 }, { number: 81 }];

test.each([
  ['http', 80],
  [80, 80],
  [81, 81],
  ['80', undefined],
  [82, undefined],
])('%o finds %s', (wanted, found) => {
  expect(findPort(ports, wanted)).toBe(found);
});

test('a port that is not there is told with the nearest one', () => {
  expect(noSuchPort('Service a', ports, 'htp')).toBe('Service a has no port "htp". Did you mean "http"?');
  expect(noSuchPort('Service a', ports, 443)).toBe('Service a has no port 443. There are "81", "http".');
});
