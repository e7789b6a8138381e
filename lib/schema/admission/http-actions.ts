import type { HTTPDirectResponse, HTTPMatchRequest, HTTPRedirect, HTTPRewrite } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import type { Place } from './place';
import { checkPort } from './ports';
import { regexProblem } from './regular-expression';
import { members } from './string-match';

const LARGE_BODY = 100 * 1024;
const LARGEST_BODY = 1024 * 1024;

/** The members of a redirect side by side, as they come from YAML. */
interface Redirect {
  readonly port?: number;
  readonly derivePort?: string;
}

/** Checks a redirect. Like istiod, it stops at the first problem. */
export function checkRedirect(redirect: HTTPRedirect, match: readonly HTTPMatchRequest[], at: Place): void {
  const { uri, prefixRewrite, authority, scheme, redirectCode } = redirect;
  const { port, derivePort } = redirect as Redirect;
  const other = match.findIndex(({ uri: path }) => path !== undefined && members(path).prefix === undefined);
  if (uri && prefixRewrite) {
    at.error('uri replaces the whole path, prefixRewrite a part of it; they exclude each other.', 'Keep one of them.');
  } else if (prefixRewrite && other >= 0) {
    at.at('prefixRewrite').error(
      `prefixRewrite replaces the prefix that was matched, and match ${other} matches none.`,
      'Match the uri by prefix.',
    );
  } else if (!uri && !prefixRewrite && !authority && !scheme && port === undefined && derivePort === undefined) {
    at.error(
      'The redirect changes nothing, so that the client would come back for ever.',
      'Set uri, authority, scheme or port.',
    );
  } else if (redirectCode && (redirectCode < 300 || redirectCode > 399)) {
    at.at('redirectCode').error(`${redirectCode} is no status of a redirect: they go from 300 to 399.`);
  } else if (scheme && scheme !== 'http' && scheme !== 'https') {
    at.at('scheme').error(`${quote(scheme)} is no scheme to redirect to.`, 'Write http or https.');
  } else if (port) checkPort(port, at.at('port'));
}

/** Checks a direct response. */
export function checkDirectResponse({ status, body }: HTTPDirectResponse, at: Place): void {
  const { string = '', bytes = '' } = (body ?? {}) as { readonly string?: string; readonly bytes?: string };
  const size = Math.max(Buffer.byteLength(string), Buffer.from(bytes, 'base64').length);
  if (size > LARGEST_BODY)
    at.at('body').error(
      'The body has more than 1 MiB, and every proxy that has the route would hold it.',
      'Serve it from a workload.',
    );
  else if (size > LARGE_BODY)
    at.at('body').warn(
      'large-direct-response',
      'The body has more than 100 KiB, and every proxy that has the route holds it.',
      'Serve it from a workload.',
    );
  checkStatus(status, at.at('status'));
}

/** Checks a status that is sent to a client. */
export function checkStatus(status: number | undefined, at: Place): void {
  const code = status ?? 0;
  if (code < 200 || code > 600) at.error(`${code} is no status to answer with: they go from 200 to 599.`);
}

/** Checks a rewrite. Like istiod, it stops at the first problem. */
export function checkRewrite({ uri, uriRegexRewrite, authority }: HTTPRewrite, at: Place): void {
  const regex = at.at('uriRegexRewrite');
  if (uri && uriRegexRewrite !== undefined) {
    at.error('uri and uriRegexRewrite both rewrite the path; they exclude each other.', 'Keep one of them.');
  } else if (!uri && uriRegexRewrite === undefined && !authority) {
    at.error('The rewrite changes nothing.', 'Set uri, uriRegexRewrite or authority.');
  } else if (uriRegexRewrite !== undefined) {
    const { match, rewrite } = uriRegexRewrite;
    if (match && rewrite) regex.at('match').errorIf(regexProblem(match));
    else regex.error('uriRegexRewrite needs both match and rewrite.', `Add ${match ? 'rewrite' : 'match'}.`);
  }
}
