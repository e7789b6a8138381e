import { parseAllDocuments } from 'yaml';
import type { Rule } from '../constraints';

/** The part of a structural schema that CustomResourceDefinitions use. */
export interface CrdSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, CrdSchema>>;
  readonly additionalProperties?: CrdSchema | boolean;
  readonly items?: CrdSchema;
  readonly required?: readonly string[];
  readonly oneOf?: readonly CrdSchema[];
  readonly anyOf?: readonly CrdSchema[];
  readonly allOf?: readonly CrdSchema[];
  readonly not?: CrdSchema;
  readonly 'x-kubernetes-validations'?: readonly Rule[];
  readonly [keyword: string]: unknown;
}

/** One kind as a CustomResourceDefinition declares it. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly bundleVersion?: string;
  /** The served versions, the one to take first: `v1`, else the stored one. */
  readonly versions: readonly { readonly name: string; readonly schema: CrdSchema }[];
}

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly schema: { readonly openAPIV3Schema: CrdSchema };
}

/** The CustomResourceDefinitions in a stream of YAML documents, in their order. */
export function readCrds(text: string): Crd[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS())
    .filter((object) => object?.kind === 'CustomResourceDefinition')
    .map(({ metadata, spec }): Crd => {
      const served = (spec.versions as CrdVersion[]).filter((version) => version.served);
      const rank = (version: CrdVersion) => (version.name === 'v1' ? 0 : version.storage ? 1 : 2);
      served.sort((a, b) => rank(a) - rank(b));
      return {
        group: spec.group,
        kind: spec.names.kind,
        scope: spec.scope,
        bundleVersion: metadata.annotations?.['gateway.networking.k8s.io/bundle-version'],
        versions: served.map(({ name, schema }) => ({ name, schema: schema.openAPIV3Schema })),
      };
    });
}
