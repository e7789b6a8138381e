import type { Path } from '../../model/finding';
import type { Manifest } from '../../model/manifest';
import { isMapping, type Mapping } from '../../model/mapping';

/** A manifest and where it stands in its document, or what is wrong at a place in the document. */
export type Found =
  | { readonly path: Path; readonly manifest: Manifest }
  | { readonly path: Path; readonly problem: string };

/** The manifests of one document: itself, or the items of a `List`, whose kind and version items without their own take over. */
export function* manifestsIn(value: unknown, path: Path = []): Generator<Found, void> {
  if (value === null || value === undefined) return;
  if (!isMapping(value)) {
    yield { path, problem: `a manifest is a mapping with apiVersion, kind and metadata, not ${describe(value)}` };
  } else if (isList(value)) {
    for (const [index, item] of value.items.entries())
      yield* manifestsIn(asItemOf(value, item), [...path, 'items', index]);
  } else {
    const problem = whyNoManifest(value);
    yield problem === undefined
      ? { path, manifest: value as Manifest }
      : { path: [...path, ...problem.at], problem: problem.text };
  }
}

function whyNoManifest(value: Mapping): { at: Path; text: string } | undefined {
  for (const field of ['apiVersion', 'kind']) {
    if (typeof value[field] === 'string' && value[field] !== '') continue;
    if (value[field] === undefined) return { at: [], text: `${field} is missing: this is no Kubernetes manifest` };
    return { at: [field], text: `${field} must be a text, not ${describe(value[field])}` };
  }
  if (isMapping(value['metadata'])) return undefined;
  if (value['metadata'] === undefined)
    return { at: [], text: `metadata is missing: ${value['kind']} needs at least a name` };
  return { at: ['metadata'], text: `metadata must be a mapping, not ${describe(value['metadata'])}` };
}

function isList(value: Mapping): value is Mapping & { readonly kind: string; readonly items: readonly unknown[] } {
  return typeof value['kind'] === 'string' && value['kind'].endsWith('List') && Array.isArray(value['items']);
}

function asItemOf(list: Mapping & { readonly kind: string }, item: unknown): unknown {
  if (!isMapping(item) || item['kind'] !== undefined || item['apiVersion'] !== undefined || list.kind === 'List')
    return item;
  return { apiVersion: list['apiVersion'], kind: list.kind.slice(0, -'List'.length), ...item };
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  return isMapping(value) ? 'a mapping' : `the ${typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}
