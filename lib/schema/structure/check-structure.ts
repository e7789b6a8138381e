import type { Resource } from '../../mesh/resource';
import type { NameRule } from '../../model/name';
import { suggestion } from '../../model/suggestion';
import { minorOf } from '../versions';
import { isIstioGroup, type KindSchema, kindSchema, kindsOf } from './kind';
import { checkMetadata } from './metadata';
import type { Walk } from './walk';

const NAME_RULES: Readonly<Record<string, NameRule>> = { '/Namespace': 'label', '/Service': 'service' };
const SUBDOMAIN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'batch',
  'networking.k8s.io',
  'gateway.networking.k8s.io',
]);

/** Judges one object as the API server does: its kind and version, its metadata, every field, and the CEL rules. */
export function checkStructure(resource: Resource, walk: Walk): void {
  const { group, kind, manifest } = resource;
  const schema = kindSchema(group, kind);
  const version = resource.apiVersion.slice(group === '' ? 0 : group.length + 1);
  if (!checkKind(resource, version, schema, walk)) return;
  schema.check(version)(manifest, walk);
  checkMetadata(manifest, nameRule(group, kind), walk);
}

/** Names of other kinds may follow rules of their own (`system:node` is a fine ClusterRole). */
function nameRule(group: string, kind: string): NameRule | undefined {
  const own = NAME_RULES[`${group}/${kind}`];
  return own ?? (isIstioGroup(group) || SUBDOMAIN_GROUPS.has(group) ? 'subdomain' : undefined);
}

/** Whether the kind and version exist, so that the object can be judged by its schema. */
function checkKind({ group, kind }: Resource, version: string, { constraints }: KindSchema, walk: Walk): boolean {
  if (constraints === undefined) {
    if (!isIstioGroup(group)) return true;
    walk.complete = false;
    walk.addAt(
      'kind',
      'unknown-kind',
      `${group} has no kind ${kind}: kubectl finds nothing to create.`,
      suggestion(kind, kindsOf(group)),
    );
    return false;
  }
  if (!constraints.versions.includes(version)) {
    walk.addAt(
      'apiVersion',
      'unknown-kind',
      `${kind} has no version ${version}: kubectl finds nothing to create.`,
      `Write ${group}/${constraints.versions[0]}.`,
    );
  }
  const since = constraints.since;
  if (since !== undefined && minorOf(since) > walk.minor) {
    walk.addAt(
      'kind',
      'newer-than-target',
      `${kind} came with Istio ${since}; the targeted 1.${walk.minor} has no such kind, and kubectl finds nothing to create.`,
      `Target ${since} or later (istioVersion).`,
    );
  }
  return true;
}
