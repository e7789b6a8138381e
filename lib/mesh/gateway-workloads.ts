import { type Labels, selects } from '../model/labels';
import { indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';
import type { Workload } from './workloads';

/** An Istio Gateway. */
export type Gateway = Resource<SpecByKind['Gateway']>;

const byGateway = indexed(
  (mesh) =>
    new Map(mesh.of('Gateway').map((gateway) => [gateway, mesh.workloads.selected(gateway.spec.selector ?? {})])),
);

const selectors = indexed((mesh) => {
  const all = mesh.of('Gateway').map(({ spec }) => spec.selector ?? {});
  const distinct = new Map(all.map((selector) => [JSON.stringify(Object.entries(selector).sort()), selector]));
  return [...distinct.values()].filter((selector) => Object.keys(selector).length > 0);
});

const described = indexed((mesh) => ({
  any: [...byGateway(mesh)].some(
    ([{ spec }, workloads]) => Object.keys(spec.selector ?? {}).length > 0 && workloads.length > 0,
  ),
}));

/** Whether a Gateway's selector selects pods with these labels: they are a gateway's then. One without a selector says nothing. */
export function isSelectedByGateway(mesh: Mesh, labels: Labels): boolean {
  return selectors(mesh).some((selector) => selects(selector, labels));
}

/** The workloads a Gateway configures, in whatever namespace. A Gateway without selector configures all. */
export function gatewayWorkloads(mesh: Mesh, gateway: Gateway): readonly Workload[] {
  return byGateway(mesh).get(gateway) ?? [];
}

/**
 * Whether the input holds gateway pods at all: some Gateway asks for labels that something has. Gateways are mostly installed apart from
 * the configuration, and where none is in the input, a selector that selects nothing says nothing.
 */
export function describesGateways(mesh: Mesh): boolean {
  return described(mesh).any;
}
