import { loadAll } from 'js-yaml';
import type { Rule } from '../../lib/analysis/rule';
import { Mesh, type MeshOptions } from '../../lib/mesh/mesh';
import { formatObject, formatPath } from '../../lib/model/finding';
import type { Manifest } from '../../lib/model/manifest';

/** A mesh of YAML text. */
export function meshOf(yaml: string, options: MeshOptions = {}): Mesh {
  return Mesh.from(
    (loadAll(yaml) as (Manifest | null)[]).filter((document) => document !== null),
    options,
  );
}

/** What a rule says of YAML text, one line for each problem: `VirtualService shop/web spec.http[0]: words`. */
export function problems(rule: Rule, yaml: string, options: MeshOptions = {}): string[] {
  return [...rule.check(meshOf(yaml, options))].map(
    ({ object, path, message }) => `${formatObject(object)} ${formatPath(path)}: ${message}`,
  );
}

/** Where a rule finds something in YAML text: `shop/web spec.http[0]`. */
export function places(rule: Rule, yaml: string, options: MeshOptions = {}): string[] {
  return [...rule.check(meshOf(yaml, options))].map(
    ({ object, path }) => `${object.namespace}/${object.name} ${formatPath(path)}`,
  );
}
