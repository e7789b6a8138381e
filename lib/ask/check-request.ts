import { isIP } from 'node:net';
import { isMapping } from '../model/mapping';
import { checkEntry } from './check-entry';
import { describe } from './describe';
import { type RequestProblem, unknownFields } from './request-problem';

const FIELDS = ['from', 'tls', 'host', 'port', 'address', 'source', 'protocol', 'method', 'path', 'headers', 'claims'];
const PROTOCOLS: readonly unknown[] = ['HTTP', 'HTTP2', 'TCP'];

/** Judges a value that says it is a request; one without problems is a `Draft`. */
export function* checkRequest(value: unknown): Generator<RequestProblem, void> {
  if (!isMapping(value)) {
    yield { path: [], message: `a request is a mapping with from and host, not ${describe(value)}` };
    return;
  }
  yield* unknownFields(value, FIELDS, []);
  yield* checkEntry(value['from']);
  const { host, port, path, protocol } = value;
  if (host === undefined) yield { path: [], message: 'has no host' };
  for (const field of ['host', 'method', 'path', 'address', 'source']) {
    const text = value[field];
    if (text === undefined || (typeof text === 'string' && text !== '')) continue;
    yield { path: [field], message: text === '' ? 'is empty' : `is a text, not ${describe(text)}` };
  }
  const { source } = value;
  if (typeof source === 'string' && source !== '' && isIP(source) === 0) {
    yield { path: ['source'], message: `is an IP address, not ${describe(source)}` };
  }
  if (port !== undefined && !(Number.isInteger(port) && (port as number) > 0 && (port as number) < 65536)) {
    yield { path: ['port'], message: `is a number from 1 to 65535, not ${describe(port)}` };
  }
  if (typeof path === 'string' && path !== '' && path !== '*' && !path.startsWith('/')) {
    yield { path: ['path'], message: `begins with a slash, unlike ${describe(path)}` };
  }
  if (protocol !== undefined && !PROTOCOLS.includes(protocol)) {
    yield { path: ['protocol'], message: `is ${PROTOCOLS.join(', ')}, not ${describe(protocol)}` };
  }
  yield* checkTls(value['tls']);
  yield* checkHeaders(value['headers']);
  const { claims } = value;
  if (claims !== undefined && !isMapping(claims)) {
    yield { path: ['claims'], message: `is a mapping of claims, not ${describe(claims)}` };
  }
}

function* checkTls(tls: unknown): Generator<RequestProblem, void> {
  if (tls === undefined) return;
  if (!isMapping(tls)) {
    yield { path: ['tls'], message: `is a mapping that may hold sni, not ${describe(tls)}` };
    return;
  }
  yield* unknownFields(tls, ['sni'], ['tls']);
  const { sni } = tls;
  if (sni !== undefined && typeof sni !== 'string')
    yield { path: ['tls', 'sni'], message: `is a host, not ${describe(sni)}` };
}

function* checkHeaders(headers: unknown): Generator<RequestProblem, void> {
  if (headers === undefined) return;
  if (!isMapping(headers)) {
    yield { path: ['headers'], message: `is a mapping of names to values, not ${describe(headers)}` };
    return;
  }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string')))
      continue;
    yield { path: ['headers', name], message: `is a text or a list of texts, not ${describe(value)}; quote it` };
  }
}
