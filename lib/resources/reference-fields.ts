import references from '../../imports/references.json';
import { groupOf } from '../model/manifest';
import type { ReferenceKind } from '../model/reference';

/** How a reference is written, where a kind of reference has more than one way. */
export type ReferenceForm = 'principal' | 'namespaced' | 'backend' | 'object';

/** What the body of an object holds at one place. */
export interface Field {
  /** What is referred to here. */
  readonly to?: ReferenceKind;
  readonly form?: ReferenceForm | undefined;
  /** The fields below, `[]` for the items of a list. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** Configuration that somebody else reads: it refers to nothing, and `null` in it is a value like another. */
export const VERBATIM: Field = { fields: new Map() };

/** The places of Kubernetes' own kinds, in the form of the generated table. */
const KUBERNETES: Readonly<Record<string, readonly string[]>> = {
  'networking.k8s.io/Ingress': [
    'spec.defaultBackend Destination backend',
    'spec.rules[].http.paths[].backend Destination backend',
    'spec.tls[].secretName Secret',
  ],
  '/ServiceAccount': ['imagePullSecrets[] Secret object', 'secrets[] Secret object'],
};

/** Where Istio's kinds hold the configuration of Envoy and of its plugins. */
const FOREIGN: Readonly<Record<string, string>> = {
  EnvoyFilter: 'spec.configPatches[].patch.value',
  WasmPlugin: 'spec.pluginConfig',
  TrafficExtension: 'spec.wasm.pluginConfig',
};

interface Growing extends Field {
  to?: ReferenceKind;
  form?: ReferenceForm | undefined;
  readonly fields: Map<string, Field>;
}

const known = new Map<string, Map<string, Field>>();

/** The places of a kind that mean more than plain data. */
export function fieldsOf(apiVersion: string, kind: string): Field {
  const kinds = known.get(apiVersion) ?? new Map<string, Field>();
  const root = kinds.get(kind) ?? grow(`${groupOf(apiVersion)}/${kind}`, kind);
  known.set(apiVersion, kinds.set(kind, root));
  return root;
}

function grow(key: string, kind: string): Field {
  const root: Growing = { fields: new Map() };
  const istio = /\.istio\.io\/\w+$/.test(key);
  const places = istio ? (references as Record<string, readonly string[]>)[kind] : KUBERNETES[key];
  for (const place of places ?? []) {
    const [path, to, form] = place.split(' ') as [string, ReferenceKind, ReferenceForm | undefined];
    const [parent, last] = reach(root, istio ? `spec.${path}` : path);
    parent.fields.set(last, { to, form, fields: new Map() });
  }
  const foreign = istio ? FOREIGN[kind] : undefined;
  if (foreign !== undefined) {
    const [parent, last] = reach(root, foreign);
    parent.fields.set(last, VERBATIM);
  }
  return root;
}

/** The field above the last step of a path such as `spec.rules[].backend`, made where there is none yet, and that step. */
function reach(root: Growing, path: string): readonly [Growing, string] {
  const steps = path.match(/\[\]|[^.[]+/g) ?? [];
  let field = root;
  for (const step of steps.slice(0, -1)) {
    const next = (field.fields.get(step) as Growing | undefined) ?? { fields: new Map() };
    field.fields.set(step, next);
    field = next;
  }
  return [field, steps.at(-1) ?? ''];
}
