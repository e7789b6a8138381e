/** The parts of a URL that checks ask for, split as Go's net/url does: that is what the API server and istiod read URLs with. */
export interface Url {
  /** In lower case; `''` where there is none. */
  readonly scheme: string;
  readonly hostname: string;
  /** As written, without the colon; `''` where there is none. */
  readonly port: string;
}

/** The URL, or what is wrong with it. */
export type ParsedUrl =
  | { readonly url: Url; readonly problem?: undefined }
  | { readonly url?: undefined; readonly problem: string };

const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]*):/;
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})/;
/** In a host only bytes beyond ASCII are escaped, and the percent sign. */
const BAD_HOST_ESCAPE = /%(?![89a-fA-F][0-9a-fA-F]|25)/;
const USER_INFO = /^[-A-Za-z0-9._:~!$&'()*+,;=%@]*$/;
const HOST = /^[-\]A-Za-z0-9._~!$&'()*+,;=<>"%\u0080-\uffff]*$/;
const BRACKETED = /^\[([0-9a-fA-F:.]+(?:%25[^\]]+)?)\](?::(\d*))?$/;

/**
 * Parses a URL as Go's `url.Parse`; with `request`, as `url.ParseRequestURI`, which takes absolute URLs and absolute
 * paths only. WHATWG's `URL` does not fit: it repairs what Go refuses and refuses what Go takes.
 */
export function parseUrl(text: string, request = false): ParsedUrl {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) return { problem: 'invalid control character in URL' };
  if (text === '' && request) return { problem: 'empty url' };
  const whole = request ? text : text.replace(/#.*$/s, '');
  if (whole.startsWith(':')) return { problem: 'missing protocol scheme' };
  const scheme = SCHEME.exec(whole)?.[1] ?? '';
  const rest = (scheme === '' ? whole : whole.slice(scheme.length + 1)).replace(/\?.*$/s, '');
  const none = { scheme: scheme.toLowerCase(), hostname: '', port: '' };
  if (!rest.startsWith('/')) {
    if (scheme !== '' || rest === '*') return { url: none };
    if (request) return { problem: 'invalid URI for request' };
    if (/^[^/]*:/.test(rest)) return { problem: 'first path segment in URL cannot contain colon' };
  }
  const authority = /^\/\/([^/]*)/.exec(rest)?.[1];
  const hasAuthority = authority !== undefined && (scheme !== '' || (!request && !rest.startsWith('///')));
  const path = hasAuthority ? rest.slice(2 + authority.length) : rest;
  if (BAD_ESCAPE.test(path)) return { problem: 'invalid URL escape' };
  if (!hasAuthority) return { url: none };
  const at = authority.lastIndexOf('@');
  if (!USER_INFO.test(authority.slice(0, Math.max(at, 0)))) return { problem: 'invalid userinfo' };
  const host = parseHost(authority.slice(at + 1));
  return typeof host === 'string' ? { problem: host } : { url: { ...none, ...host } };
}

function parseHost(host: string): Pick<Url, 'hostname' | 'port'> | string {
  if (host.startsWith('[')) {
    const bracketed = BRACKETED.exec(host);
    return bracketed === null ? 'invalid host' : { hostname: bracketed[1]!, port: bracketed[2] ?? '' };
  }
  const colon = host.indexOf(':');
  const hostname = colon < 0 ? host : host.slice(0, colon);
  const port = colon < 0 ? '' : host.slice(colon + 1);
  if (!/^\d*$/.test(port)) return `invalid port ":${port}" after host`;
  return HOST.test(hostname) && !BAD_HOST_ESCAPE.test(hostname) ? { hostname, port } : 'invalid character in host name';
}
