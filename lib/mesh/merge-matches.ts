import type { HttpMatch } from './virtual-services';

type Pattern = NonNullable<HttpMatch['uri']>;
type Patterns = Readonly<Record<string, Pattern>>;

/** Conditions a request meets when it meets one of the root's and one of the leaf's; `undefined` when none can be met. */
export function mergeMatches(root: readonly HttpMatch[], leaf: readonly HttpMatch[]): readonly HttpMatch[] | undefined {
  if (root.length === 0) return leaf;
  if (leaf.length === 0) return root;
  const merged: HttpMatch[] = [];
  for (const inner of leaf) {
    const outers = root.filter((outer) => !conflicts(outer, inner));
    if (outers.length === 0) return undefined;
    merged.push(...outers.map((outer) => mergeMatch(outer, inner)));
  }
  return merged;
}

const SINGLE = ['uri', 'scheme', 'method', 'authority'] as const;
const KEYED = ['headers', 'withoutHeaders', 'queryParams'] as const;

function mergeMatch(root: HttpMatch, leaf: HttpMatch): HttpMatch {
  const name = root.name && leaf.name ? `${root.name}-${leaf.name}` : leaf.name || root.name;
  const merged: Record<string, unknown> = { ...root, ...leaf, name };
  for (const field of SINGLE) merged[field] = leaf[field] ?? root[field];
  for (const field of [...KEYED, 'sourceLabels'] as const) merged[field] = { ...root[field], ...leaf[field] };
  merged.port = leaf.port || root.port;
  merged.sourceNamespace = leaf.sourceNamespace || root.sourceNamespace;
  merged.gateways = leaf.gateways?.length ? leaf.gateways : root.gateways;
  return merged as unknown as HttpMatch;
}

function conflicts(root: HttpMatch, leaf: HttpMatch): boolean {
  if (SINGLE.some((field) => excludes(root[field], leaf[field]))) return true;
  for (const field of KEYED) {
    const outer = (root[field] ?? {}) as Patterns;
    for (const [key, inner] of Object.entries((leaf[field] ?? {}) as Patterns)) {
      if (Object.hasOwn(outer, key) && excludes(outer[key], inner)) return true;
    }
  }
  if ((root.ignoreUriCase ?? false) !== (leaf.ignoreUriCase ?? false)) return true;
  if (root.port && leaf.port && root.port !== leaf.port) return true;
  if (root.sourceNamespace && leaf.sourceNamespace !== root.sourceNamespace) return true;
  const labels = root.sourceLabels ?? {};
  for (const [key, value] of Object.entries(leaf.sourceLabels ?? {})) {
    if (Object.hasOwn(labels, key) && labels[key] !== value) return true;
  }
  if (!root.gateways?.length || !leaf.gateways?.length) return false;
  const gateways = new Set(root.gateways);
  return root.gateways.length < leaf.gateways.length || leaf.gateways.some((gateway) => !gateways.has(gateway));
}

/** Whether a leaf's pattern is no refinement of the root's. A regex can refine nothing and be refined by nothing. */
function excludes(root: Pattern | undefined, leaf: Pattern | undefined): boolean {
  if (root === undefined || leaf === undefined) return false;
  if (root.regex && (leaf.regex || leaf.prefix || leaf.exact)) return true;
  if (leaf.regex && (root.prefix || root.exact)) return true;
  if (root.exact) return leaf.exact !== root.exact;
  if (root.prefix) {
    const refined = leaf.prefix || leaf.exact;
    if (refined) return !String(refined).startsWith(root.prefix as string);
  }
  return true;
}
