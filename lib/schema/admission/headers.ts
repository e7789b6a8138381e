import type { Headers, HeadersHeaderOperations } from '../../../imports/istio.generated';
import { claimPath } from '../../model/claim-name';
import { quote } from '../structure/describe';
import { headerValueProblem } from './header-value';
import type { Place } from './place';

const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
const PSEUDO: ReadonlySet<string> = new Set([':method', ':scheme', ':authority', ':path', ':status']);

/** Whether the header is the request's authority, under either of its names. */
export function isAuthority(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === 'host' || lower === ':authority';
}

/** Whether HTTP takes the text as a header name. */
export function isHeaderName(name: string): boolean {
  return TOKEN.test(name);
}

/** What is wrong with the name of a header that is matched, or `undefined`. */
export function matchedHeaderProblem(name: string): string | undefined {
  if (name === '') return 'The header has no name.';
  return claimPath(name) !== undefined || PSEUDO.has(name) || isHeaderName(name)
    ? undefined
    : `${quote(name)} is no name of a header.`;
}

/** Checks the header operations of a route or destination. */
export function checkHeaders(headers: Headers | undefined, at: Place): void {
  if (headers === undefined) return;
  checkOperations(headers.request, at.at('request'), true);
  checkOperations(headers.response, at.at('response'), false);
}

function checkOperations(operations: HeadersHeaderOperations | undefined, at: Place, request: boolean): void {
  if (operations === undefined) return;
  for (const operation of ['add', 'set'] as const) {
    const values = operations[operation];
    if (values === undefined) continue;
    for (const name of Object.keys(values)) {
      const place = at.at(operation).at(name);
      place.errorIf(changedHeaderProblem(name, request));
      place.errorIf(headerValueProblem(values[name]!));
    }
  }
  operations.remove?.forEach((name, index) => {
    at.at('remove').at(index).errorIf(changedHeaderProblem(name, false));
  });
}

function changedHeaderProblem(name: string, authorityAllowed: boolean): string | undefined {
  if (name === '') return 'The header has no name.';
  if (authorityAllowed && isAuthority(name)) return undefined;
  if (name.toLowerCase() === 'host') return 'The Host header cannot be changed here.';
  return name.startsWith(':') ? `${quote(name)} is a pseudo header, which cannot be changed here.` : undefined;
}
