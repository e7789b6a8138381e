import { expect, test } from 'vitest';
import { Gateway } from '../../lib/resources/gateway';
import { Secret } from '../../lib/resources/secret';
import { VirtualService } from '../../lib/resources/virtual-service';
import { chartIn, messagesOf } from './in-chart';

test('a Gateway names its Secrets', () => {
  const secret = Secret.fromName('shop-tls');
  const gateway = new Gateway(chartIn(), 'edge', {
    selector: { istio: 'ingressgateway' },
    servers: [
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts: ['shop.example.com'],
        tls: { mode: 'MUTUAL', credentialName: secret, caCertCredentialName: secret },
      },
    ],
  });
  expect(gateway.toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'edge', namespace: 'shop' },
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [
        {
          hosts: ['shop.example.com'],
          port: { name: 'https', number: 443, protocol: 'HTTPS' },
          tls: { caCertCredentialName: 'shop-tls', credentialName: 'shop-tls', mode: 'MUTUAL' },
        },
      ],
    },
  });
});

test('a route is bound to Gateways, of this program or not, and to the mesh', () => {
  const gateways = [
    new Gateway(chartIn(), 'edge', {}),
    Gateway.fromName('old', { namespace: 'ingress' }),
    'mesh',
  ] as const;
  expect(new VirtualService(chartIn('other'), 'route', { gateways }).toJson().spec).toEqual({
    gateways: ['shop/edge', 'ingress/old', 'mesh'],
  });
});

test('its name has no dots: it is a label of the proxies', () => {
  expect(messagesOf(new Gateway(chartIn(), 'shop.edge', {}))[0]).toContain('"shop-edge" would do');
});
