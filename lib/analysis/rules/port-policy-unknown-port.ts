import { ruledHost, ruledHosts } from '../../mesh/ruled-hosts';
import { policyBlocks } from '../../mesh/traffic-policies';
import { isWildcardHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** Settings for a port that the host does not have. */
export const portPolicyUnknownPort: Rule = {
  id: 'port-policy-unknown-port',
  level: 'warning',
  summary: 'A DestinationRule has settings for a port that its host does not have.',
  why: 'The number is the one that clients call: the port of the Service or of the ServiceEntry, not the targetPort behind it. Settings for another port, TLS among them, hold for nothing.',
  bad: portExample(443),
  good: portExample(80),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      const portLevel = [...policyBlocks(object.spec)].filter(({ port }) => port !== undefined);
      if (portLevel.length === 0 || isWildcardHost(ruledHost(mesh, object))) continue;
      const ports = new Set(ruledHosts(mesh, object).flatMap((entry) => entry.ports.map(({ number }) => number)));
      if (ports.size === 0) continue;
      for (const { port, path } of portLevel) {
        if (port === undefined || ports.has(port)) continue;
        yield {
          object,
          path: [...path, 'port'],
          message: `the settings for port ${port} hold for nothing: ${object.spec.host} has no such port`,
          help: `Its ports are ${[...ports].join(', ')}.`,
        };
      }
    }
  },
};

function portExample(port: number): string {
  return `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 8080 }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy: { portLevelSettings: [{ port: { number: ${port} }, connectionPool: { tcp: { connectTimeout: 2s } } }] }
`;
}
