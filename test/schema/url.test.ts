import { describe, expect, test } from 'vitest';
import { parseUrl } from '../../lib/schema/url';

describe('a URL is split as Go splits it', () => {
  test.each([
    ['https://example.com:8443/a?b#c', { scheme: 'https', hostname: 'example.com', port: '8443' }],
    ['HTTP://[::1]:80', { scheme: 'http', hostname: '::1', port: '80' }],
    ['oci://ghcr.io/a/b:v1', { scheme: 'oci', hostname: 'ghcr.io', port: '' }],
    ['/a/b', { scheme: '', hostname: '', port: '' }],
    ['mailto:a@b', { scheme: 'mailto', hostname: '', port: '' }],
    ['example.com', { scheme: '', hostname: '', port: '' }],
  ])('%s', (text, url) => {
    expect(parseUrl(text)).toEqual({ url });
  });

  test.each([
    ['https://a.com:port', 'invalid port'],
    ['http://a:80:80/', 'invalid port'],
    ['http://a b/', 'invalid character'],
    ['http://a#b@c', 'invalid userinfo', true],
    ['http://a/%zz', 'invalid URL escape'],
    [':a', 'missing protocol scheme'],
    ['a:b/c d:e', undefined],
    ['http://a\n', 'control character'],
    ['example.com', 'invalid URI for request', true],
    ['', 'empty url', true],
    ['http://[::1', 'invalid host'],
  ] as readonly [string, string?, boolean?][])('%s: %s', (text, problem, request) => {
    if (problem === undefined) expect(parseUrl(text, request).url).toBeDefined();
    else expect(parseUrl(text, request).problem).toContain(problem);
  });
});
