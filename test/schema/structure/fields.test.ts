import { describe, expect, test } from 'vitest';
import { judgeSpec } from '../judge';

/** What the schema gate says first of a spec: rule, path, message, help. */
function first(kind: string, spec: unknown) {
  const { rule, path, message, help } = judgeSpec(kind, spec)[0]!;
  return { rule, path: path?.slice(1), message, help };
}

describe('a value is judged by the schema of its field', () => {
  test('text for a number', () => {
    expect(first('ServiceEntry', { hosts: ['a.b'], ports: [{ number: '80', name: 'http' }] })).toEqual({
      rule: 'wrong-type',
      path: ['ports', 0, 'number'],
      message: 'number takes a whole number, not the text "80"; the API server refuses the object.',
      help: 'Write 80 without quotes.',
    });
  });

  test('a number for text', () => {
    expect(first('PeerAuthentication', { selector: { matchLabels: { version: 1 } } })).toMatchObject({
      rule: 'wrong-type',
      help: 'Quote it: "1".',
    });
  });

  test('null, which is a value', () => {
    expect(first('WasmPlugin', { url: null })).toMatchObject({
      rule: 'wrong-type',
      help: 'Leave the field out, or give it a value: null counts as a value here.',
    });
  });

  test('null where the field takes it', () => {
    expect(
      judgeSpec('DestinationRule', { host: 'a', trafficPolicy: { outlierDetection: { consecutive5xxErrors: null } } }),
    ).toEqual([]);
  });

  test('NaN and fractions, which come from programs', () => {
    const port = (number: number) => first('Sidecar', { egress: [{ port: { number }, hosts: ['./*'] }] });
    expect(port(Number.NaN)).toMatchObject({ rule: 'wrong-type', message: expect.stringContaining('the number NaN') });
    expect(port(80.5)).toMatchObject({ rule: 'wrong-type' });
  });

  test('a value that no enum has', () => {
    expect(first('PeerAuthentication', { mtls: { mode: 'STRIKT' } })).toMatchObject({
      rule: 'invalid-enum',
      path: ['mtls', 'mode'],
      help: 'Did you mean "STRICT"?',
    });
  });

  test('a missing field', () => {
    expect(first('Sidecar', { egress: [{}] })).toMatchObject({
      rule: 'required-field',
      path: ['egress', 0, 'hosts'],
      help: 'Add hosts.',
    });
  });

  test('a number out of its range, that of int32 included', () => {
    expect(first('ProxyConfig', { concurrency: -1 })).toMatchObject({ rule: 'out-of-range', path: ['concurrency'] });
    expect(
      first('VirtualService', {
        hosts: ['a'],
        http: [{ retries: { attempts: 3_000_000_000 }, route: [{ destination: { host: 'a' } }] }],
      }),
    ).toMatchObject({ rule: 'out-of-range' });
  });

  test('lists and maps that are too long or too short', () => {
    const servers = [
      {
        hosts: ['*'],
        port: { number: 443, name: 'a', protocol: 'HTTPS' },
        tls: { mode: 'SIMPLE', credentialNames: ['a', 'b', 'c'] },
      },
    ];
    expect(first('Gateway', { servers })).toMatchObject({
      rule: 'invalid-length',
      path: ['servers', 0, 'tls', 'credentialNames'],
    });
    expect(first('PeerAuthentication', { selector: { matchLabels: { a: 'b' } }, portLevelMtls: {} })).toMatchObject({
      rule: 'invalid-length',
      path: ['portLevelMtls'],
    });
  });

  test('text is measured in characters, not in UTF-16 units', () => {
    expect(judgeSpec('WasmPlugin', { url: 'oci://a/b', pluginName: '😀'.repeat(64) })).toEqual([]);
    expect(first('WasmPlugin', { url: 'oci://a/b', pluginName: 'a'.repeat(257) })).toMatchObject({
      rule: 'invalid-length',
      path: ['pluginName'],
    });
  });

  test('text without the form that is asked for', () => {
    expect(first('WasmPlugin', { url: 'oci://a/b', sha256: 'abc' })).toMatchObject({
      rule: 'invalid-pattern',
      path: ['sha256'],
    });
  });

  test('bytes that are no base64', () => {
    const http = [{ directResponse: { status: 200, body: { bytes: '%%%' } } }];
    expect(first('VirtualService', { hosts: ['a'], http })).toMatchObject({
      rule: 'invalid-format',
      path: ['http', 0, 'directResponse', 'body', 'bytes'],
    });
  });

  test('two fields that exclude each other', () => {
    const http = [{ match: [{ uri: { exact: '/a', prefix: '/b' } }], route: [{ destination: { host: 'a' } }] }];
    expect(first('VirtualService', { hosts: ['a'], http })).toMatchObject({
      rule: 'exclusive-fields',
      path: ['http', 0, 'match', 0, 'uri'],
      help: 'Keep one of exact, prefix.',
    });
  });

  test('two groups of fields of which each allows one', () => {
    const policy = (consistentHash: object) =>
      judgeSpec('DestinationRule', { host: 'a', trafficPolicy: { loadBalancer: { consistentHash } } });
    expect(policy({ httpHeaderName: 'x', maglev: { tableSize: 101 } })).toEqual([]);
    expect(policy({ ringHash: {}, maglev: { tableSize: 101 } })).toMatchObject([{ rule: 'exclusive-fields' }]);
  });

  test('two entries of a list with the same key', () => {
    const ports = [
      { number: 80, name: 'http' },
      { number: 81, name: 'http' },
    ];
    expect(first('ServiceEntry', { hosts: ['a.b'], ports })).toMatchObject({
      rule: 'duplicate-item',
      path: ['ports', 1],
      message: 'Entry 0 of the list has the same name "http" already.',
    });
  });

  test('undefined, which JavaScript leaves behind, is no value', () => {
    expect(
      judgeSpec('VirtualService', {
        hosts: ['a'],
        gateways: undefined,
        wrong: undefined,
        http: [{ route: [{ destination: { host: 'a' } }] }],
      }),
    ).toEqual([]);
  });
});
