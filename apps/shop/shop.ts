import type { App } from 'cdk8s';
import { AbTestService, CanaryService, ExternalApi, MeshChart, SecureGateway, seconds } from 'cdk8s-istio';

/** A shop: two services in versions, a payment provider outside, and one entrance. */
export class Shop extends MeshChart {
  readonly products: CanaryService<'v1' | 'v2'>;
  readonly checkout: AbTestService<'stable' | 'experimental'>;
  readonly payments: ExternalApi;
  readonly edge: SecureGateway<'api.example.com'>;

  constructor(app: App, id: string) {
    super(app, id, { namespace: 'shop', injection: true, mtls: 'STRICT' });

    this.products = new CanaryService(this, 'products', {
      port: 8080,
      versions: { v1: {}, v2: {} },
      split: { v1: 90, v2: 10 },
      timeout: seconds(5),
      retries: { attempts: 3, perTryTimeout: seconds(2) },
      circuitBreaker: {
        http2MaxRequests: 100,
        consecutive5xxErrors: 3,
        interval: seconds(10),
        baseEjectionTime: seconds(30),
      },
    });

    this.checkout = new AbTestService(this, 'checkout', {
      port: 8080,
      variants: { stable: {}, experimental: {} },
      default: 'stable',
    });
    this.checkout.route({ when: { headers: { 'x-test-group': 'B' } }, to: 'experimental' });

    this.payments = new ExternalApi(this, 'payments', {
      host: 'api.payment-provider.com',
      tls: 'originate',
      timeout: seconds(10),
      retries: { attempts: 2, perTryTimeout: seconds(5) },
    });

    this.edge = new SecureGateway(this, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
    this.edge.route({ host: 'api.example.com', path: '/api/products', to: this.products });
    this.edge.route({ host: 'api.example.com', path: '/api/checkout', to: this.checkout });
  }
}
