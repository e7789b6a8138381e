import { createHash } from 'node:crypto';
import type { ConstraintSource, Node } from '../constraints';
import { type Api, gatewayApi, istio } from './api';
import { readCrds } from './crd';
import { stableJson } from './json';
import { emitProps } from './props';
import { collectShapes, type Model } from './shapes';
import { constraintTable } from './table';
import { declaration, type TypeStyle } from './types';

/** What one file of CustomResourceDefinitions gives: the API it is of, its identity, and the files to write, by name. */
export interface Generated {
  readonly api: Api['name'];
  readonly source: ConstraintSource;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Generate the types and tables of the API whose CustomResourceDefinitions `text` holds. `file` is a base name; it tells the version
 * where the text does not.
 * @throws when the text holds kinds of neither API, or a hand-kept table does not fit it.
 */
export function generate(file: string, text: string): Generated {
  const all = readCrds(text);
  const api = [istio, gatewayApi].find(({ includes }) => all.some(includes));
  if (!api) throw new Error(`${file} holds no CustomResourceDefinition of Istio or Gateway API`);
  const crds = all.filter(api.includes).sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const version = crds[0]?.bundleVersion ?? /\d+(\.\d+)+/.exec(file)?.[0];
  if (!version) throw new Error(`${file}: neither the file nor its name tells a version; name it like istio-1.31.yaml`);
  const source = { file, version, sha256: createHash('sha256').update(text).digest('hex') };
  return { api: api.name, source, files: emit(api, collectShapes(crds, api.names), source) };
}

/** The files of an API, by name. */
export function emit(api: Api, model: Model, source: ConstraintSource): Record<string, string> {
  const header = `// Generated from ${source.file} (${source.version}) by \`npm run import\`. Do not edit.\n\n`;
  const style: TypeStyle = {
    nameOf: (shape) => shape,
    linkOf: ({ page, message }) => api.link(page, message),
    special: (place, node) => (isDuration(node) || api.durations.includes(place) ? 'Duration' : undefined),
  };
  const types = specShapes(model).map((name) => declaration(name, model.shapes.get(name)!, style));
  const files: Record<string, string> = {
    [`${api.name}.generated.ts`]: header + api.prelude + types.join('\n'),
    [`${api.name}.constraints.json`]: stableJson({ source, ...constraintTable(model, api.since) }),
  };
  if (api.references) {
    const props = emitProps(model, api.references, style, header);
    files[`${api.name}-props.generated.ts`] = props.text;
    files['references.json'] = stableJson(props.paths);
  }
  return files;
}

/** The shapes that a spec is made of, by name; a status is written by a controller, never by a program. */
function specShapes(model: Model): string[] {
  const reached = new Set<string>();
  const reach = (node: Node | undefined): void => {
    if (!node) return;
    if (node.$ref && !reached.has(node.$ref)) {
      reached.add(node.$ref);
      reach(model.shapes.get(node.$ref)?.node);
    }
    for (const property of Object.values(node.properties ?? {})) reach(property);
    reach(node.items);
    reach(node.additional);
  };
  for (const { node } of model.kinds) reach(node.properties?.spec);
  return [...reached].sort();
}

function isDuration(node: Node): boolean {
  return (
    node.type === 'string' &&
    (node.pattern?.includes('(h|m|s|ms)') || (node.rules ?? []).some(({ rule }) => rule.startsWith('duration(self)')))
  );
}
