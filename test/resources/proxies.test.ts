import { expect, test } from 'vitest';
import { ProxyConfig } from '../../lib/resources/proxy-config';
import { Secret } from '../../lib/resources/secret';
import { Service } from '../../lib/resources/service';
import { ServiceAccount } from '../../lib/resources/service-account';
import { Sidecar } from '../../lib/resources/sidecar';
import { WorkloadEntry } from '../../lib/resources/workload-entry';
import { chartIn } from './in-chart';

test('a Sidecar knows hosts by their namespace, and its egress proxy as a destination', () => {
  const chart = chartIn();
  const egress = new Service(chart, 'egress', { ports: [{ name: 'http', port: 80 }] });
  const sidecar = new Sidecar(chart, 'default', {
    egress: [{ hosts: ['./*', '~shop/secret.example.com', egress] }],
    ingress: [
      { port: { number: 443, name: 'https', protocol: 'HTTPS' }, tls: { credentialName: Secret.fromName('tls') } },
    ],
    outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: egress },
  });
  expect(sidecar.toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: 'default', namespace: 'shop' },
    spec: {
      egress: [{ hosts: ['./*', '~shop/secret.example.com', 'shop/egress.shop.svc.cluster.local'] }],
      ingress: [{ port: { name: 'https', number: 443, protocol: 'HTTPS' }, tls: { credentialName: 'tls' } }],
      outboundTrafficPolicy: {
        egressProxy: { host: 'egress.shop.svc.cluster.local', port: { number: 80 } },
        mode: 'ALLOW_ANY',
      },
    },
  });
});

test('a WorkloadEntry runs as a ServiceAccount of its namespace', () => {
  const serviceAccount = ServiceAccount.fromName('reports', { namespace: 'shop' });
  const entry = new WorkloadEntry(chartIn(), 'machine', { address: '10.0.0.7', serviceAccount });
  expect(entry.toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadEntry',
    metadata: { name: 'machine', namespace: 'shop' },
    spec: { address: '10.0.0.7', serviceAccount: 'reports' },
  });
  const elsewhere = new WorkloadEntry(chartIn('other'), 'machine', { address: '10.0.0.7', serviceAccount });
  expect(() => elsewhere.toJson()).toThrow(
    'spec.serviceAccount: a workload runs as a ServiceAccount of its own namespace',
  );
});

test('a ProxyConfig is written in its only version', () => {
  expect(new ProxyConfig(chartIn(), 'threads', { concurrency: 0 }).toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1beta1',
    kind: 'ProxyConfig',
    metadata: { name: 'threads', namespace: 'shop' },
    spec: { concurrency: 0 },
  });
});
