import type { App } from 'cdk8s';
import { Gateway, MeshChart, Secret } from 'cdk8s-istio';

/** The ports of the ingress gateway, with every way to end TLS at it or to let it pass. */
export class Entrances extends MeshChart {
  readonly gateway: Gateway;

  constructor(app: App) {
    super(app, 'entrances', { namespace: 'tour' });

    this.gateway = new Gateway(this, 'edge', {
      selector: { istio: 'ingressgateway' },
      servers: [
        {
          port: { number: 443, name: 'https-api', protocol: 'HTTPS' },
          hosts: ['api.tour.example.com'],
          tls: {
            mode: 'SIMPLE',
            credentialName: Secret.fromName('api-tls'),
            minProtocolVersion: 'TLSV1_2',
            cipherSuites: ['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
          },
        },
        {
          port: { number: 443, name: 'https-partners', protocol: 'HTTPS' },
          hosts: ['partners.tour.example.com'],
          tls: {
            mode: 'MUTUAL',
            credentialName: Secret.fromName('partners-tls'),
            minProtocolVersion: 'TLSV1_3',
            subjectAltNames: ['spiffe://partners.example.com/orders'],
          },
        },
        {
          port: { number: 443, name: 'https-beta', protocol: 'HTTPS' },
          hosts: ['beta.tour.example.com'],
          tls: { mode: 'OPTIONAL_MUTUAL', credentialName: Secret.fromName('beta-tls') },
        },
        {
          port: { number: 443, name: 'tls-vault', protocol: 'TLS' },
          hosts: ['vault.tour.example.com'],
          tls: { mode: 'PASSTHROUGH' },
        },
        {
          port: { number: 80, name: 'http', protocol: 'HTTP' },
          hosts: ['api.tour.example.com', 'partners.tour.example.com', 'beta.tour.example.com'],
          tls: { httpsRedirect: true },
        },
        { port: { number: 5432, name: 'tcp-ledger', protocol: 'TCP' }, hosts: ['*'] },
      ],
    });
  }
}
