import type { App } from 'cdk8s';
import { DestinationRule, Gateway, MeshChart, Service, ServiceEntry, seconds, VirtualService } from 'cdk8s-istio';

const HOST = 'api.audit.example.com';

/** Requests that leave the cluster by the egress gateway alone: mutual TLS to it, and TLS from it to the provider. */
export class Egress extends MeshChart {
  constructor(app: App) {
    super(app, 'egress', { namespace: 'tour' });

    const provider = new ServiceEntry(this, 'audit', {
      hosts: [HOST],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      exportTo: ['.', 'istio-system'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 443 }],
    });
    new DestinationRule(this, 'audit-tls', {
      host: provider,
      exportTo: ['.', 'istio-system'],
      trafficPolicy: {
        portLevelSettings: [
          {
            port: { number: 80 },
            tls: { mode: 'SIMPLE', caCertificates: 'system', sni: HOST, subjectAltNames: [HOST] },
          },
        ],
      },
    });

    const exit = new Gateway(this, 'audit-exit', {
      selector: { istio: 'egressgateway' },
      servers: [
        { port: { number: 443, name: 'https-audit', protocol: 'HTTPS' }, hosts: [HOST], tls: { mode: 'ISTIO_MUTUAL' } },
      ],
    });
    const hop = new DestinationRule(this, 'audit-hop', {
      host: Service.fromName('istio-egressgateway', { namespace: 'istio-system' }),
      subsets: [
        {
          name: 'audit',
          trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: 'ISTIO_MUTUAL', sni: HOST } }] },
        },
      ],
    });

    new VirtualService(this, 'audit-routes', {
      hosts: [provider],
      gateways: ['mesh', exit],
      http: [
        {
          name: 'to-the-egress-gateway',
          match: [{ gateways: ['mesh'], port: 80 }],
          route: [{ destination: hop.subset('audit', { port: 443 }) }],
          timeout: seconds(10),
          // The second hop tries again; both together would multiply.
          retries: { attempts: 0 },
        },
        {
          name: 'to-the-provider',
          match: [{ gateways: [exit], port: 443 }],
          route: [{ destination: provider }],
          retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' },
        },
      ],
    });
  }
}
