import type { BackendObjectReference, ParentReference } from '../../imports/gateway-api.generated';
import type { Path } from '../model/finding';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

const KINDS = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'] as const;

/** A route of the Gateway API. */
export interface GatewayApiRoute {
  readonly object: Resource;
  readonly parents: readonly (readonly [ParentReference, Path])[];
  readonly backends: readonly (readonly [BackendObjectReference, Path])[];
}

/** Every route of the Gateway API, of whatever protocol, with what it is bound to and where it leads. */
export function* gatewayApiRoutes(mesh: Mesh): Iterable<GatewayApiRoute> {
  for (const kind of KINDS) {
    for (const object of mesh.of(`gateway.networking.k8s.io/${kind}`)) {
      const rules: readonly { readonly backendRefs?: readonly BackendObjectReference[] }[] = object.spec.rules ?? [];
      yield {
        object,
        parents: (object.spec.parentRefs ?? []).map(
          (parent, index) => [parent, ['spec', 'parentRefs', index]] as const,
        ),
        backends: rules.flatMap(({ backendRefs }, rule) =>
          (backendRefs ?? []).map(
            (backend, index) => [backend, ['spec', 'rules', rule, 'backendRefs', index]] as const,
          ),
        ),
      };
    }
  }
}

/** A route of the Gateway API that is bound to a Service: callers in the mesh follow it. */
export interface ServiceRoute {
  readonly object: Resource;
  readonly parent: ParentReference;
  readonly path: Path;
  /** The full name of the Service. */
  readonly host: string;
}

/** Every binding of a route to a Service. */
export function* serviceRoutes(mesh: Mesh): Iterable<ServiceRoute> {
  for (const { object, parents } of gatewayApiRoutes(mesh)) {
    for (const [parent, path] of parents) {
      // A parent is a Gateway unless it says otherwise.
      if (parent.kind !== 'Service' || !isServiceRef(parent)) continue;
      const host = `${parent.name}.${parent.namespace ?? object.namespace}.svc.${mesh.config.domain}`;
      yield { object, parent, path, host };
    }
  }
}

/** Whether a reference means a Kubernetes Service, which is what a backend is unless it says otherwise. */
export function isServiceRef({
  group,
  kind = 'Service',
}: {
  readonly group?: string;
  readonly kind?: string;
}): boolean {
  return !group && kind === 'Service';
}
