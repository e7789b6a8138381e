import {
  BRAND,
  type DestinationValue,
  type ReferenceByKind,
  type ReferenceKind,
  type ReferenceValue,
} from '../model/reference';
import type { Field } from './reference-fields';

/** What a field that refers to something takes, in the words of a message. */
const DUE: Readonly<Record<ReferenceKind, string>> = {
  Host: "a host: a Service, a ServiceEntry or Host.external('api.example.com')",
  Destination:
    "a destination: service.port('http'), destinationRule.subset('v2') or Host.external('api.example.com').port(443)",
  Gateway: "a Gateway, or Gateway.fromName('edge', { namespace: 'istio-system' })",
  VirtualService: "a VirtualService, or VirtualService.fromName('reviews', { namespace: 'shop' })",
  ServiceAccount: "a ServiceAccount, or ServiceAccount.fromName('web', { namespace: 'shop' })",
  Secret: "Secret.fromName('api-tls')",
  Target: "a target: a Service, a ServiceEntry or Target.gateway('waypoint')",
  Namespace: "a Namespace, or Namespace.fromName('shop')",
};

/** Says that a value cannot be written, and why. */
export type Refuse = (reason: string) => undefined;

/** Tells that something cannot stand where it does, and what does: the reference that is due, or else plain data. */
export function misplaced(what: string, field: Field | undefined): string {
  const taken = field?.to === undefined ? 'plain data, such as a name' : DUE[field.to];
  return `${what} cannot stand here; this field takes ${taken}`;
}

/** The text or object that Istio and Kubernetes take for a reference. `namespace` is the one of the object it is written to. */
export function lowerReference(
  value: ReferenceValue,
  field: Field,
  namespace: string | undefined,
  refuse: Refuse,
): unknown {
  const { name } = value[BRAND] === 'Destination' ? value.host : value;
  if (typeof name !== 'string' || name === '') return refuse(`the ${value[BRAND]} has no name`);
  switch (value[BRAND]) {
    case 'Host':
      if (field.form !== 'namespaced') return lowerHost(value, namespace, refuse);
      if (value.service === name)
        return refuse(`Istio takes no short name here; give the chart of Service ${name} a namespace`);
      return `${value.namespace ?? '*'}/${name}`;
    case 'Destination':
      return field.form === 'backend'
        ? lowerBackend(value, namespace, refuse)
        : lowerDestination(value, namespace, refuse);
    case 'Gateway':
      return value.namespace === undefined ? name : `${value.namespace}/${name}`;
    case 'VirtualService':
      return value.namespace === undefined ? { name } : { name, namespace: value.namespace };
    case 'ServiceAccount':
      return lowerServiceAccount(value, field, namespace, refuse);
    case 'Secret':
      return field.form === 'object' ? { name } : name;
    case 'Target':
      return { group: value.group, kind: value.kind, name };
    case 'Namespace':
      return name;
  }
}

/** A name without a namespace means the object's own, where the Service is not known to be. */
function lowerHost(host: ReferenceByKind['Host'], namespace: string | undefined, refuse: Refuse): unknown {
  if (host.service !== host.name || namespace === undefined) return host.name;
  return refuse(
    `nothing says the namespace of Service ${host.name}, and here, in ${namespace}, its short name means ${host.name}.${namespace}; give its chart a namespace`,
  );
}

function lowerDestination(
  { host, port, subset }: DestinationValue,
  namespace: string | undefined,
  refuse: Refuse,
): unknown {
  return {
    host: lowerHost(host, namespace, refuse),
    port: port === undefined ? undefined : { number: port },
    subset,
  };
}

/** An Ingress names a Service of its own namespace and one of its ports; it knows nothing of hosts and subsets. */
function lowerBackend(
  { host, port, subset }: DestinationValue,
  namespace: string | undefined,
  refuse: Refuse,
): unknown {
  if (host.service === undefined) return refuse(`an Ingress sends to Services only, and ${host.name} is none`);
  if (host.namespace !== namespace) {
    return refuse(
      `an Ingress reaches its own namespace only, and Service ${host.service} is in ${host.namespace ?? 'none'}`,
    );
  }
  if (subset !== undefined)
    return refuse(`an Ingress knows no subsets; send to the Service, and split in a VirtualService`);
  if (port === undefined) return refuse(`say which port of Service ${host.service}, like service.port('http')`);
  return { service: { name: host.service, port: { number: port } } };
}

function lowerServiceAccount(
  value: ReferenceByKind['ServiceAccount'],
  field: Field,
  namespace: string | undefined,
  refuse: Refuse,
): unknown {
  const own = value.namespace ?? namespace;
  if (field.form === 'namespaced')
    return value.namespace === undefined ? value.name : `${value.namespace}/${value.name}`;
  if (field.form === 'principal') {
    return own === undefined
      ? refuse(`a principal names the namespace of ServiceAccount ${value.name}; give its chart one`)
      : `${value.trustDomain ?? 'cluster.local'}/ns/${own}/sa/${value.name}`;
  }
  return own === namespace
    ? value.name
    : refuse(`a workload runs as a ServiceAccount of its own namespace, and ${value.name} is in ${own}`);
}
