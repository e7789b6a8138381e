import { expect, test } from 'vitest';
import { Secret } from '../../lib/resources/secret';
import { Service } from '../../lib/resources/service';
import { Sidecar } from '../../lib/resources/sidecar';
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
