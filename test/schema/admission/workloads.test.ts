import { describe } from 'vitest';
import { accepted, refused } from './refused';

const group = (probe: object) => ({ template: {}, probe });

describe('istiod refuses a WorkloadEntry', () => {
  refused('WorkloadEntry', 'admission-workload-entry', [
    ['with a name that is none', { address: 'a_b' }, 'spec.address'],
    ['with a label that no pod has', { address: '1.2.3.4', labels: { a: 'b c' } }, 'spec.labels.a'],
    ['with an empty address', { address: '' }, 'spec'],
  ]);
});

describe('istiod accepts a WorkloadEntry', () => {
  accepted('WorkloadEntry', [
    ['with an address', { address: '1.2.3.4', ports: { http: 80 } }],
    ['with a name', { address: 'vm.example.com' }],
    ['with an abstract socket', { address: 'unix://@a' }],
  ]);
});

describe('istiod refuses a WorkloadGroup', () => {
  refused('WorkloadGroup', 'admission-workload-group', [
    ['with a probe of nothing', group({}), 'spec.probe'],
    ['with a probe by gRPC, which its schema knows', group({ grpc: { port: 80 } }), 'spec.probe.grpc'],
    [
      'with a header that a probe cannot send',
      group({ httpGet: { port: 80, httpHeaders: [{ name: 'a_b' }] } }),
      'spec.probe.httpGet.httpHeaders[0].name',
    ],
    ['with labels that no pod has', { template: {}, metadata: { labels: { a: 'b c' } } }, 'spec.metadata.labels.a'],
  ]);
});

describe('istiod accepts a WorkloadGroup', () => {
  accepted('WorkloadGroup', [
    ['with a probe', group({ httpGet: { port: 80, scheme: 'HTTPS', httpHeaders: [{ name: 'a-b' }] } })],
    ['with labels in its template that no pod has: nobody looks', { template: { labels: { a: 'b c' } } }],
  ]);
});
