import { groupBy } from '../../mesh/indexed';
import type { Resource } from '../../mesh/resource';
import { type ServiceEntryResource, sharedEntries } from '../../mesh/shared-entries';
import { toVisibility, type Visibility } from '../../mesh/visibility';
import type { Rule } from '../rule';
import { seenTogether } from '../seen-together';

interface Declaration {
  readonly object: ServiceEntryResource;
  readonly port: number;
  readonly host: string;
  readonly index: number;
  readonly protocol: string;
  readonly visibility: Visibility;
}

/** Two ServiceEntries that call the same port of the same host by different protocols. */
export const serviceEntryProtocolConflict: Rule = {
  id: 'service-entry-protocol-conflict',
  level: 'warning',
  istio: 'IST0177',
  summary: 'Two ServiceEntries declare the same host and port with different protocols.',
  why: 'The older one wins for everybody who sees both, and the other traffic is read as what it is not: TLS as HTTP, HTTP as TCP.',
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com], ports: [{ number: 8443, name: https, protocol: HTTPS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: blog }
spec: { hosts: [api.example.com], ports: [{ number: 8443, name: http, protocol: HTTP }], resolution: DNS }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com], exportTo: [.], ports: [{ number: 8443, name: https, protocol: HTTPS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: blog }
spec: { hosts: [api.example.com], exportTo: [.], ports: [{ number: 8443, name: http, protocol: HTTP }], resolution: DNS }
`,
  *check(mesh) {
    const declared: Declaration[] = [];
    for (const [host, objects] of sharedEntries(mesh)) {
      for (const object of objects) {
        const visibility = toVisibility(object.spec.exportTo, object.namespace, mesh.config.defaultServiceExportTo);
        for (const [index, { number, protocol = '' }] of (object.spec.ports ?? []).entries()) {
          declared.push({ object, port: number, host, index, protocol: protocol.toUpperCase(), visibility });
        }
      }
    }
    const reported = new Set<Resource>();
    for (const same of groupBy(declared, ({ host, port }) => `${host} ${port}`).values()) {
      const protocols = groupBy(same, ({ protocol }) => protocol);
      if (protocols.size < 2) continue;
      for (const own of same) {
        const rival = firstRival(own, protocols);
        if (rival === undefined || reported.has(own.object)) continue;
        reported.add(own.object);
        const other = `${rival.object.namespace}/${rival.object.name}`;
        yield {
          object: own.object,
          path: ['spec', 'ports', own.index],
          message: `port ${own.port} of "${own.host}" is ${own.protocol || 'of no protocol'} here and ${rival.protocol || 'of no protocol'} in ServiceEntry ${other}`,
          help: 'Agree on one protocol, or limit exportTo so that nobody sees both.',
        };
      }
    }
  },
};

/** Somebody else's declaration with another protocol that some namespace sees together with `own`. */
function firstRival(own: Declaration, protocols: ReadonlyMap<string, readonly Declaration[]>): Declaration | undefined {
  for (const [protocol, others] of protocols) {
    if (protocol === own.protocol) continue;
    const rival = others.find(
      ({ object, visibility }) => object !== own.object && seenTogether(visibility, own.visibility),
    );
    if (rival !== undefined) return rival;
  }
  return undefined;
}
