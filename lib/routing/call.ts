import { lowerCaseHeaders, severalLines } from './header-lines';
import { normalizePath } from './normalize-path';
import type { TokenHeaders } from './policy/token-headers';
import type { ClaimValue, Request } from './request';
import { sniOf } from './sni';

/** What the proxy that gets a request makes of it. */
interface Reading {
  /** Whether it ends the client's TLS. */
  readonly isTls?: boolean;
  /** Whether it reads the request; where it only passes bytes on, the path stays as it is sent. */
  readonly isRead?: boolean;
  /** Whether it writes `x-forwarded-proto` by its own connection: gateways that believe nobody before them. */
  readonly overwritesProto?: boolean;
  /** Headers that it leaves out. */
  readonly takesOff?: ReadonlySet<string>;
}

/** A request as a proxy sees it, with what matching asks for at hand. */
export class Call {
  readonly method: string;
  readonly scheme: string;
  /** `x-forwarded-proto` as routes and the service see it: Envoy writes it where it is missing or not believed. */
  readonly forwardedProto: string;
  /** Whether the client sent another `x-forwarded-proto`. */
  readonly isProtoOverwritten: boolean;
  /** The host as the client sends it, with a port if it has one. */
  readonly authority: string;
  /** The normalized path with the query. */
  readonly pathAndQuery: string;
  /** The normalized path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the proxy ends the client's TLS. */
  readonly isTls: boolean;
  /** What a RequestAuthentication vouches for. */
  claims: Readonly<Record<string, ClaimValue>> | undefined;
  readonly #request: Request;
  readonly #reading: Reading;
  readonly #lines: ReadonlyMap<string, readonly string[]> | undefined;
  #query: ReadonlyMap<string, string> | undefined;

  constructor(request: Request, reading: Reading = {}) {
    const { isTls = false, isRead = true, overwritesProto = false, takesOff } = reading;
    this.#request = request;
    this.#reading = reading;
    this.method = request.method ?? 'GET';
    this.authority = request.host;
    this.isTls = isTls;
    const sent = lowerCaseHeaders(request.headers, takesOff);
    const own = isTls ? 'https' : 'http';
    const proto = overwritesProto ? own : (sent[PROTO] ?? own);
    this.forwardedProto = proto;
    this.isProtoOverwritten = sent[PROTO] !== undefined && sent[PROTO] !== proto;
    this.headers = this.isProtoOverwritten ? { ...sent, [PROTO]: proto } : sent;
    this.scheme = /^https?$/i.test(proto) ? proto.toLowerCase() : own;
    this.#lines = severalLines(request.headers, takesOff);
    this.pathAndQuery = isRead ? normalizePath(request.path ?? '/') : (request.path ?? '/');
    const end = this.pathAndQuery.indexOf('?');
    this.path = end < 0 ? this.pathAndQuery : this.pathAndQuery.slice(0, end);
  }

  /** The port the client connects to. */
  get port(): number {
    return this.#request.port;
  }

  /** The address that the client connects from; `undefined` where the request does not say. */
  get source(): string | undefined {
    return this.#request.source;
  }

  /** Whether the first proxy is a gateway's. */
  get isAtGateway(): boolean {
    return 'gateway' in this.#request.from;
  }

  /** The name that the client asks for over TLS; empty without. */
  get sni(): string {
    return sniOf(this.#request);
  }

  /** As HTTP says it; unknown where client and gateway agree about it over TLS. */
  get protocol(): 'HTTP/1.1' | 'HTTP/2' | undefined {
    const { protocol, tls } = this.#request;
    if (protocol === 'HTTP2') return 'HTTP/2';
    return protocol === 'HTTP' || tls === undefined ? 'HTTP/1.1' : undefined;
  }

  /** The value of a header or pseudo header by its lower-case name. */
  header(name: string): string | undefined {
    switch (name) {
      case ':method':
        return this.method;
      case ':authority':
      case 'host':
        return this.authority;
      case ':scheme':
        return this.scheme;
      case ':path':
        return this.pathAndQuery;
      case PROTO:
        return this.forwardedProto;
      case FORWARDED_FOR:
        return this.#forwardedFor();
      default:
        return Object.hasOwn(this.headers, name) ? this.headers[name] : undefined;
    }
  }

  /** Whether a header is there and one of its lines fulfils a test; Envoy looks at each line by itself. */
  some(name: string, test: (value: string) => boolean): boolean {
    const value = this.header(name);
    if (value === undefined) return false;
    const lines = this.#lines?.get(name);
    return lines === undefined ? test(value) : lines.some(test);
  }

  /** A gateway writes its client behind the addresses that are there. */
  #forwardedFor(): string | undefined {
    const sent = Object.hasOwn(this.headers, FORWARDED_FOR) ? this.headers[FORWARDED_FOR] : undefined;
    if (!this.isAtGateway) return sent;
    const { source = '' } = this.#request;
    return sent ? [sent, source].filter(Boolean).join(',') : source;
  }

  /** The same request with other headers. */
  withHeaders({ removed, written }: TokenHeaders): Call {
    const lines = this.lines();
    for (const name of removed) lines.delete(name);
    for (const [name, value] of written) lines.set(name.toLowerCase(), [value]);
    const headers = Object.fromEntries(
      [...lines].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
    );
    return new Call({ ...this.#request, headers }, this.#reading);
  }

  /** Headers of which several lines were sent, with those lines where nothing has changed them. */
  onSeveralLines(headers: Readonly<Record<string, string>>): NonNullable<Request['headers']> {
    if (this.#lines === undefined) return headers;
    const kept = [...this.#lines].filter(([name, lines]) => headers[name] === lines.join(','));
    return { ...headers, ...Object.fromEntries(kept) };
  }

  /** All headers, by line. */
  lines(): Map<string, readonly string[]> {
    return new Map(Object.entries(this.headers).map(([name, value]) => [name, this.#lines?.get(name) ?? [value]]));
  }

  /** The first value of a query parameter, undecoded. */
  query(name: string): string | undefined {
    this.#query ??= parseQuery(this.pathAndQuery.slice(this.path.length + 1));
    return this.#query.get(name);
  }
}

const PROTO = 'x-forwarded-proto';
const FORWARDED_FOR = 'x-forwarded-for';

function parseQuery(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (!parameters.has(name)) parameters.set(name, equals < 0 ? '' : part.slice(equals + 1));
  }
  return parameters;
}
