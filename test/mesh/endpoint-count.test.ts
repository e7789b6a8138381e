import { describe, expect, it } from 'vitest';
import { endpointCount } from '../../lib/mesh/endpoint-count';
import { deployment, meshOf, object, service } from '../analysis/problems';

const count = (yaml: string) => {
  const mesh = meshOf(yaml);
  return endpointCount(mesh, mesh.registry.hosts[0]!);
};
const entry = (fields: string) => object('ServiceEntry shop/db', `{ hosts: [db.example.com], ports: [], ${fields} }`);

describe('the number of endpoints', () => {
  it('is the sum of the replicas behind a Service', () => {
    expect(count(service() + deployment('version: v1', 2) + deployment('version: v2', 3))).toBe(5);
  });

  it('is open where no workload is known, or a DaemonSet or an autoscaler decides', () => {
    expect(count(service())).toBeUndefined();
    expect(
      count(service() + object('DaemonSet shop/d', '{ template: { metadata: { labels: { app: products } } } }')),
    ).toBeUndefined();
    expect(count(service() + deployment() + object('HorizontalPodAutoscaler shop/h'))).toBeUndefined();
  });

  it('of a ServiceEntry is that of its addresses, and open where DNS decides', () => {
    expect(count(entry('resolution: STATIC, endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }]'))).toBe(2);
    expect(count(entry('resolution: DNS_ROUND_ROBIN'))).toBe(1);
    expect(count(entry('resolution: DNS'))).toBeUndefined();
  });
});
