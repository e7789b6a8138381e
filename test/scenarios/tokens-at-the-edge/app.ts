import {
  AuthorizationPolicy,
  CanaryService,
  type MeshApp,
  MeshChart,
  RequestAuthentication,
  SecureGateway,
  ServiceAccount,
} from 'cdk8s-istio';

const ISSUER = 'https://id.example.com';

/** Tokens are checked where requests come in, testers are told by a claim, and only the gateway may call the service. */
export default function define(app: MeshApp): void {
  const api = new MeshChart(app, 'api', { namespace: 'api', injection: true, mtls: 'STRICT' });
  const edge = new SecureGateway(api, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
  const orders = new CanaryService(api, 'orders', { port: 8080, versions: { v1: {}, v2: {} }, split: { v1: 100 } });

  edge.route({ host: 'api.example.com', path: { exact: '/healthz' }, directResponse: { status: 200 } });
  edge.route({ host: 'api.example.com', path: '/orders', to: orders });
  edge.route({
    host: 'api.example.com',
    path: '/orders',
    when: { headers: { '@request.auth.claims.groups': 'testers' } },
    to: orders.version('v2'),
  });

  new AuthorizationPolicy(api, 'orders-from-the-edge', {
    selector: { matchLabels: { app: 'orders' } },
    rules: [
      {
        from: [
          { source: { principals: [ServiceAccount.fromName('istio-ingressgateway', { namespace: 'istio-system' })] } },
        ],
        to: [{ operation: { ports: ['8080'], methods: ['GET', 'POST'] } }],
      },
    ],
  });

  // Policies for a gateway stand where its pods are. They see the port of the container, not of the Service.
  const system = new MeshChart(app, 'istio-system', { namespace: edge.ingressNamespace });
  const selector = { matchLabels: { istio: 'ingressgateway' } };
  new RequestAuthentication(system, 'edge-tokens', {
    selector,
    jwtRules: [{ issuer: ISSUER, jwksUri: `${ISSUER}/.well-known/jwks.json`, forwardOriginalToken: true }],
  });
  new AuthorizationPolicy(system, 'edge-requires-tokens', {
    selector,
    action: 'DENY',
    rules: [
      {
        from: [{ source: { notRequestPrincipals: ['*'] } }],
        to: [
          { operation: { ports: ['8443'], hosts: ['api.example.com', 'api.example.com:*'], notPaths: ['/healthz'] } },
        ],
      },
    ],
  });
}
