import { type Labels, selects } from '../model/labels';
import type { Entry } from '../routing';
import { type ClientTraits, collectTraits } from './client-traits';
import type { Bounded } from './explore';
import type { Side } from './side';

/** More selectors at once are not combined. */
const MOST_SELECTORS = 8;

/** One client for each class of workloads that either mesh tells apart: by namespace and by labels. */
export function* clientEntries(sides: readonly Side[], bounded: Bounded): Generator<Entry, void> {
  const traits: ClientTraits = { namespaces: new Set(), labels: new Map() };
  for (const side of sides) collectTraits(side, traits);
  for (const namespace of [ordinaryNamespace(sides, traits), ...[...traits.namespaces].sort()]) {
    for (const labels of labelSets(namespace, sides, traits, bounded)) yield { workload: { namespace, labels } };
  }
}

/** A namespace that stands for all that nothing treats in another way. */
function ordinaryNamespace(sides: readonly Side[], { namespaces }: ClientTraits): string {
  const existing = sides.flatMap(({ mesh }) => mesh.resources.map(({ namespace }) => namespace));
  const candidates = [...new Set(existing)].filter((namespace) => namespace !== '').sort();
  const found = [...candidates, 'default', 'elsewhere'].find((namespace) => !namespaces.has(namespace));
  return found ?? `elsewhere-${namespaces.size}`;
}

/** Labels of clients for every way in which the selectors of a namespace can come out. */
function labelSets(
  namespace: string,
  sides: readonly Side[],
  traits: ClientTraits,
  bounded: Bounded,
): readonly Labels[] {
  const selectors = [...(traits.labels.get('*') ?? []), ...(traits.labels.get(namespace) ?? [])];
  const distinct = [...new Map(selectors.map((selector) => [JSON.stringify(selector), selector])).values()];
  const workloads = sides.flatMap(({ mesh }) => mesh.workloads.in(namespace).map(({ labels }) => labels));
  const isMany = distinct.length > MOST_SELECTORS;
  if (isMany) bounded(`clients of ${namespace} with the labels of several selectors at once were not asked`);
  const found = new Map<string, Labels>();
  for (const labels of [{}, ...distinct, ...workloads, ...(isMany ? [] : combined(distinct))]) {
    const key = distinct.map((selector) => selects(selector, labels)).join();
    if (!found.has(key)) found.set(key, labels);
  }
  return [...found.values()];
}

/** Every union of selectors that do not contradict each other. */
function combined(selectors: readonly Labels[]): readonly Labels[] {
  let unions: readonly Labels[] = [{}];
  for (const selector of selectors) {
    const more = unions.filter((union) =>
      Object.entries(selector).every(([key, value]) => (union[key] ?? value) === value),
    );
    unions = [...unions, ...more.map((union) => ({ ...union, ...selector }))];
  }
  return unions;
}
