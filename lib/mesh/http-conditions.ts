import { compileRegex } from '../model/regex';
import type { HttpMatch } from './virtual-services';

/** The parts of a match that a request itself decides; the others hold or not for a whole proxy and port. */
const REQUEST_CONDITIONS = [
  'uri',
  'scheme',
  'method',
  'authority',
  'headers',
  'queryParams',
  'withoutHeaders',
] as const;

/** Whether every request of the proxies concerned meets one of the items: no items, or one that asks nothing. */
export function matchesEverything(match: readonly HttpMatch[] | undefined): boolean {
  return !match?.length || match.some((item) => !asksSource(item) && isCatchAll(item));
}

/** Whether an item asks nothing of a request, in the three ways Istio recognizes: no condition, prefix `/`, regex `.*`. */
export function isCatchAll(item: HttpMatch): boolean {
  const { uri, ...others } = item;
  if (REQUEST_CONDITIONS.some((field) => field !== 'uri' && asks(others[field]))) return false;
  return uri === undefined || uri.prefix === '/' || uri.regex === '.*';
}

/** Whether a match is for some client workloads only. */
function asksSource(item: HttpMatch): boolean {
  return asks(item.sourceLabels) || Boolean(item.sourceNamespace);
}

function asks(value: object | string | undefined): boolean {
  return value !== undefined && value !== null && Object.keys(value).length > 0;
}

/** Whether a request of this method can meet the item, as far as the method decides it; Envoy has it as a header, too. */
export function takesMethod({ method, headers }: HttpMatch, asked: string): boolean {
  return [method, headers?.[':method']].every((condition) => takesText(condition, asked));
}

function takesText(condition: HttpMatch['method'], text: string): boolean {
  if (typeof condition?.exact === 'string') return condition.exact === text;
  if (typeof condition?.prefix === 'string') return text.startsWith(condition.prefix);
  if (typeof condition?.regex === 'string') return compileRegex(condition.regex).regex?.matches(text) ?? true;
  return true;
}
