import type { StringMatch } from '../../imports/istio.generated';
import type { NamespaceLike } from '../../imports/references';
import { inWords } from '../model/in-words';
import { referenceIn } from '../model/reference';
import { compileRegex } from '../model/regex';
import type { Match } from './match';

/**
 * What two matches come to when both must hold: a match, `'never'` when no request can satisfy both, `'inexpressible'`
 * when some can but Istio has no match that says so (two regexes on one header).
 */
export type Conjunction = Match | 'never' | 'inexpressible';

/** Both matches at once, condition by condition. */
export function both(a: Match, b: Match): Conjunction {
  const result: Record<string, unknown> = { ...a, ...b };
  for (const field of ['uri', 'method', 'authority', 'scheme'] as const) {
    const text = bothTexts(a[field], b[field]);
    if (text === 'never' || text === 'inexpressible') return text;
    if (text !== undefined) result[field] = text;
  }
  for (const field of ['headers', 'queryParams', 'withoutHeaders'] as const) {
    const map = bothMaps(a[field], b[field], field === 'withoutHeaders');
    if (map === 'never' || map === 'inexpressible') return map;
    if (map !== undefined) result[field] = map;
  }
  if (a.port !== undefined && b.port !== undefined && a.port !== b.port) return 'never';
  if (excludesSource(a, b) || isExcluded(result as Match)) return 'never';
  if (a.sourceLabels !== undefined) result['sourceLabels'] = { ...a.sourceLabels, ...b.sourceLabels };
  return result as Match;
}

/** Whether some request satisfies both matches, as far as can be told; in doubt, yes. */
export function mayOverlap(a: Match, b: Match): boolean {
  return both(a, b) !== 'never';
}

/** No pod is in two namespaces or has two values for a label. */
function excludesSource(a: Match, b: Match): boolean {
  const [here, there] = [a.sourceNamespace, b.sourceNamespace].map((namespace) => namespace && nameOf(namespace));
  if (here !== undefined && there !== undefined && here !== there) return true;
  const labels = b.sourceLabels ?? {};
  return Object.entries(a.sourceLabels ?? {}).some(([key, value]) => key in labels && labels[key] !== value);
}

function nameOf(namespace: NamespaceLike): string | undefined {
  return referenceIn(namespace, 'Namespace')?.name;
}

/** Whether a header must be there and must not be there at once. */
function isExcluded({ headers = {}, withoutHeaders = {} }: Match): boolean {
  return Object.entries(withoutHeaders).some(([name, without]) => {
    const wanted = headers[name];
    if (wanted === undefined) return false;
    return isPresence(without) || sameText(wanted, without) || (isExact(wanted) && accepts(without, wanted.exact));
  });
}

type TextConjunction = StringMatch | undefined | 'never' | 'inexpressible';

function bothMaps(
  a: Match['headers'],
  b: Match['headers'],
  inverted: boolean,
): Record<string, StringMatch> | undefined | 'never' | 'inexpressible' {
  if (a === undefined || b === undefined) return a ?? b;
  const result: Record<string, StringMatch> = { ...a };
  for (const [name, text] of Object.entries(b)) {
    const other = a[name];
    if (inverted && other !== undefined && !sameText(other, text)) return 'inexpressible';
    const joined = bothTexts(other, text);
    if (joined === 'never' || joined === 'inexpressible') return joined;
    result[name] = joined ?? text;
  }
  return result;
}

function sameText(a: StringMatch, b: StringMatch): boolean {
  return a.exact === b.exact && a.prefix === b.prefix && a.regex === b.regex;
}

function bothTexts(a: StringMatch | undefined, b: StringMatch | undefined): TextConjunction {
  if (a === undefined || b === undefined) return a ?? b;
  if (sameText(a, b)) return a;
  if (isPresence(a)) return b;
  if (isPresence(b)) return a;
  if (isExact(a)) return accepts(b, a.exact) ? a : 'never';
  if (isExact(b)) return accepts(a, b.exact) ? b : 'never';
  if (typeof a.prefix === 'string' && typeof b.prefix === 'string') return bothPrefixes(a, b);
  return 'inexpressible';
}

function bothPrefixes(a: StringMatch, b: StringMatch): TextConjunction {
  const [shorter, longer] = (a.prefix as string).length < (b.prefix as string).length ? [a, b] : [b, a];
  return (longer.prefix as string).startsWith(shorter.prefix as string) ? longer : 'never';
}

function isExact(match: StringMatch): match is StringMatch & { readonly exact: string } {
  return typeof match.exact === 'string';
}

function isPresence(match: StringMatch): boolean {
  return match.exact === undefined && match.prefix === undefined && match.regex === undefined;
}

function accepts(match: StringMatch, text: string): boolean {
  if (isExact(match)) return match.exact === text;
  if (typeof match.prefix === 'string') return text.startsWith(match.prefix);
  return compileRegex(inWords(match.regex)).regex?.matches(text) ?? true;
}
