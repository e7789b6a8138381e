import type { App } from 'cdk8s';
import { AuthorizationPolicy, MeshChart, RequestAuthentication } from 'cdk8s-istio';

const ISSUER = 'https://id.example.com';

/** Requests for the catalog carry a token of the issuer, and those that change it a claim as well. */
export class Tokens extends MeshChart {
  constructor(app: App) {
    super(app, 'tokens', { namespace: 'tour' });

    const selector = { matchLabels: { app: 'catalog' } };

    new RequestAuthentication(this, 'catalog-tokens', {
      selector,
      jwtRules: [
        {
          issuer: ISSUER,
          jwksUri: `${ISSUER}/.well-known/jwks.json`,
          audiences: ['catalog'],
          fromHeaders: [{ name: 'authorization', prefix: 'Bearer ' }],
          fromCookies: ['session'],
          forwardOriginalToken: true,
          outputClaimToHeaders: [{ header: 'x-user', claim: 'sub' }],
        },
      ],
    });
    // A wrong token is refused above; a missing one only here.
    new AuthorizationPolicy(this, 'catalog-with-token', {
      selector,
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { requestPrincipals: [`${ISSUER}/*`] } }],
          to: [{ operation: { ports: ['8080'], methods: ['GET'] } }],
        },
        {
          from: [{ source: { requestPrincipals: [`${ISSUER}/*`] } }],
          to: [{ operation: { ports: ['8080'], methods: ['POST', 'PUT', 'DELETE'] } }],
          when: [{ key: 'request.auth.claims[groups]', values: ['editors'] }],
        },
      ],
    });
  }
}
