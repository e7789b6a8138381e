import { Lazy } from 'cdk8s';
import { formatPath } from '../model/finding';
import { BRAND, type DestinationValue, isReference, type ReferenceValue } from '../model/reference';

/** Where a value stands while it is lowered. */
interface Context {
  /** Says that the value at `path` cannot be written, and why. */
  readonly refuse: (path: readonly (string | number)[], reason: string) => void;
  readonly path: (string | number)[];
  readonly ancestors: Set<object>;
  /** Keys below which `null` is a value of its own (EnvoyFilter patches, plugin configuration). */
  readonly keepsNull: boolean;
  deferred: boolean;
}

/** Plain data, and whether something in it (a `Lazy`, a token) is for cdk8s to resolve. */
export interface Lowered {
  readonly value: unknown;
  readonly deferred: boolean;
}

/**
 * Turns the fields of a construct (`{ spec: props }`) into plain data: references become the strings Istio wants, keys are sorted as
 * cdk8s sorts them, and absent values fall out. What no manifest can hold (NaN, functions, class instances, cycles,
 * holes in lists) is refused with its path.
 */
export function lower(props: unknown, refuse: (path: string, reason: string) => void): Lowered {
  const context: Context = {
    refuse: (path, reason) => refuse(formatPath(path), reason),
    path: [],
    ancestors: new Set(),
    keepsNull: false,
    deferred: false,
  };
  const value = lowerValue(props, '', context);
  return { value, deferred: context.deferred };
}

function lowerValue(value: unknown, key: string, context: Context): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) context.refuse(context.path, `${value} is no number that a manifest can hold`);
      return value;
    case 'undefined':
      return undefined;
    case 'object':
      if (value === null) return null;
      break;
    default:
      context.refuse(context.path, `a ${typeof value} cannot be written to a manifest`);
      return undefined;
  }
  if (isReference(value)) return lowerReference(value, key, context);
  if (Array.isArray(value)) return within(value, context, () => lowerList(value, key, context));
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    return within(value, context, () => lowerObject(value as Record<string, unknown>, context));
  }
  return lowerInstance(value, key, context);
}

function within<T>(value: object, context: Context, lowered: () => T): T | undefined {
  if (context.ancestors.has(value)) {
    context.refuse(context.path, 'the value contains itself');
    return undefined;
  }
  context.ancestors.add(value);
  const result = lowered();
  context.ancestors.delete(value);
  return result;
}

function lowerList(list: readonly unknown[], key: string, context: Context): unknown[] {
  const result: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    context.path.push(index);
    const item = list[index];
    if (item === undefined || (item === null && !context.keepsNull)) {
      context.refuse(context.path, `${item} in a list; leave the entry out`);
    } else {
      result.push(lowerValue(item, key, context));
    }
    context.path.pop();
  }
  return result;
}

/** Configuration of foreign parts, where `null` means something. */
const FOREIGN: ReadonlySet<string> = new Set(['value', 'pluginConfig', 'withoutHeaders', 'headers']);

function lowerObject(object: Record<string, unknown>, context: Context): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) {
    context.path.push(key);
    const outer = context.keepsNull;
    const inner = outer || FOREIGN.has(key) ? { ...context, keepsNull: true } : context;
    const value = lowerValue(object[key], key, inner);
    if (inner.deferred) context.deferred = true;
    context.path.pop();
    if (value === undefined || (value === null && !outer)) continue;
    if (key === '__proto__') context.refuse([...context.path, key], 'no manifest has a key of this name');
    else result[key] = value;
  }
  return result;
}

/** The property by which a construct says what it is, by the field it is put into. */
const ROLE_BY_KEY: Readonly<Record<string, string>> = {
  host: 'host',
  hosts: 'host',
  destination: 'destination',
  mirror: 'destination',
  egressProxy: 'destination',
  service: 'host',
  gateway: 'gateway',
  gateways: 'gateway',
  delegate: 'virtualService',
  targetRef: 'target',
  targetRefs: 'target',
  credentialName: 'secret',
  credentialNames: 'secret',
  caCertCredentialName: 'secret',
  imagePullSecret: 'secret',
  principals: 'serviceAccount',
  notPrincipals: 'serviceAccount',
  serviceAccounts: 'serviceAccount',
  notServiceAccounts: 'serviceAccount',
  serviceAccount: 'serviceAccount',
  namespaces: 'namespaceReference',
  notNamespaces: 'namespaceReference',
  sourceNamespace: 'namespaceReference',
};

function lowerInstance(value: object, key: string, context: Context): unknown {
  const role = ROLE_BY_KEY[key];
  const reference = role === undefined ? undefined : (value as Record<string, unknown>)[role];
  if (isReference(reference)) return lowerReference(reference, key, context);
  if (value instanceof Lazy || typeof (value as { resolve?: unknown }).resolve === 'function') {
    context.deferred = true;
    return value;
  }
  context.refuse(context.path, `a ${value.constructor?.name ?? 'class'} cannot be written here`);
  return undefined;
}

function lowerReference(value: ReferenceValue, key: string, context: Context): unknown {
  switch (value[BRAND]) {
    case 'Host':
      // Only the egress list of a Sidecar says whose host it means.
      return context.path[1] === 'egress' && context.path[3] === 'hosts'
        ? `${value.namespace ?? '*'}/${value.name}`
        : value.name;
    case 'Destination':
      return lowerDestination(value);
    case 'Gateway':
      return value.namespace === undefined ? value.name : `${value.namespace}/${value.name}`;
    case 'VirtualService':
      return value.namespace === undefined ? { name: value.name } : { name: value.name, namespace: value.namespace };
    case 'ServiceAccount':
      return lowerServiceAccount(value, key);
    case 'Target':
      return { group: value.group, kind: value.kind, name: value.name };
    default:
      return value.name;
  }
}

function lowerDestination(value: DestinationValue): unknown {
  return {
    host: value.host.name,
    ...(value.port === undefined ? {} : { port: { number: value.port } }),
    ...(value.subset === undefined ? {} : { subset: value.subset }),
  };
}

function lowerServiceAccount(value: Extract<ReferenceValue, { [BRAND]: 'ServiceAccount' }>, key: string): string {
  if (key === 'serviceAccount') return value.name;
  if (key.endsWith('rincipals'))
    return `${value.trustDomain ?? 'cluster.local'}/ns/${value.namespace ?? 'default'}/sa/${value.name}`;
  return value.namespace === undefined ? value.name : `${value.namespace}/${value.name}`;
}
