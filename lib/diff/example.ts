import { isMapping } from '../model/mapping';
import type { ClaimValue, Request } from '../routing';
import type { Field } from './classes/field-test';

/** Values of fields; a field that is there with `undefined` is one that the request does not have. */
export type Chosen = ReadonlyMap<Field, string | undefined>;

/** The request of a connection with chosen values. */
export function exampleOf(connection: Request, chosen: Chosen): Request {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  const claims: Record<string, ClaimValue> = {};
  for (const [field, value] of chosen) {
    if (value === undefined) continue;
    const name = field.slice(field.indexOf(':') + 1);
    if (field.startsWith('header:')) headers[name] = value;
    else if (field.startsWith('query:')) query.push(value === '' ? name : `${name}=${value}`);
    else if (field.startsWith('claim:')) setClaim(claims, JSON.parse(name) as readonly string[], value);
  }
  const path = chosen.get('path');
  const method = chosen.get('method');
  const search = query.length === 0 ? '' : `?${query.join('&')}`;
  return {
    ...connection,
    host: chosen.get('authority') ?? connection.host,
    ...(method !== undefined && { method }),
    ...((path !== undefined || search !== '') && { path: `${path ?? '/'}${search}` }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(Object.keys(claims).length > 0 && { claims }),
  };
}

function setClaim(claims: Record<string, ClaimValue>, path: readonly string[], value: string): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (rest.length === 0) {
    claims[step] = value;
    return;
  }
  const known = claims[step];
  const inner = isMapping(known) ? { ...known } : {};
  setClaim(inner as Record<string, ClaimValue>, rest, value);
  claims[step] = inner;
}
