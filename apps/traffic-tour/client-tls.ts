import type { App } from 'cdk8s';
import { DestinationRule, MeshChart, Secret, ServiceEntry } from 'cdk8s-istio';
import { httpService } from './http-service';

/** TLS that the mesh begins: none, with the provider checked, and with a certificate of one's own. */
export class ClientTls extends MeshChart {
  constructor(app: App) {
    super(app, 'client-tls', { namespace: 'tour' });

    this.#tls('plain', 'status.example.com', { mode: 'DISABLE' });
    this.#tls('checked', 'api.payments.example.com', {
      mode: 'SIMPLE',
      caCertificates: 'system',
      // Together or not at all: with the name alone any certificate of the authority would pass.
      sni: 'api.payments.example.com',
      subjectAltNames: ['api.payments.example.com'],
    });
    this.#tls('mutual-by-files', 'api.bank.example.com', {
      mode: 'MUTUAL',
      clientCertificate: '/etc/bank/tls.crt',
      privateKey: '/etc/bank/tls.key',
      caCertificates: '/etc/bank/ca.crt',
      sni: 'api.bank.example.com',
      subjectAltNames: ['api.bank.example.com'],
    });
    const exchange = this.#external('exchange', 'api.exchange.example.com');
    new DestinationRule(this, 'mutual-by-secret', {
      host: exchange,
      // Without the workload that may read the Secret, Istio would send the requests in clear.
      workloadSelector: { matchLabels: { app: 'orders' } },
      exportTo: ['.'],
      trafficPolicy: {
        portLevelSettings: [
          {
            port: { number: 80 },
            tls: {
              mode: 'MUTUAL',
              credentialName: Secret.fromName('exchange-client'),
              sni: 'api.exchange.example.com',
              subjectAltNames: ['api.exchange.example.com'],
            },
          },
        ],
      },
    });
    new DestinationRule(this, 'mesh', {
      host: httpService(this, 'invoices'),
      trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } },
    });
  }

  #external(id: string, host: string, targetPort = 443): ServiceEntry {
    return new ServiceEntry(this, id, {
      hosts: [host],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      exportTo: ['.'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort }],
    });
  }

  #tls(id: string, host: string, tls: TlsSettings): void {
    new DestinationRule(this, id, {
      host: this.#external(`${id}-host`, host, tls?.mode === 'DISABLE' ? 80 : 443),
      exportTo: ['.'],
      trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls }] },
    });
  }
}

type TrafficPolicy = NonNullable<ConstructorParameters<typeof DestinationRule>[2]['trafficPolicy']>;
type TlsSettings = NonNullable<TrafficPolicy['tls']>;
