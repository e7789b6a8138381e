import { expect, test } from 'vitest';
import { settingsInWords } from '../../lib/model/settings-words';

test('settings are said by their paths, lists as they are', () => {
  expect(settingsInWords({ http: { http2MaxRequests: 100 }, tcp: { maxConnections: 10, hosts: ['a'] } })).toBe(
    'http.http2MaxRequests 100, tcp.maxConnections 10, tcp.hosts ["a"]',
  );
});

test('settings that say nothing are no words', () => {
  expect(settingsInWords({ tcp: {} })).toBe('');
  expect(settingsInWords('RANDOM')).toBe('RANDOM');
});
