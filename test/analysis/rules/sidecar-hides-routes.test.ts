import { describe, expect, it } from 'vitest';
import { sidecarHidesRoutes as rule } from '../../../lib/analysis/rules/sidecar-hides-routes';
import { deployment, object, places } from '../problems';

const sidecar = (host: string) => object('Sidecar shop/default', `{ egress: [{ hosts: ['${host}'] }] }`);

const routes = (others: string, match = '') =>
  object(
    'VirtualService shop/api',
    `{ hosts: [api.example.com]${others}, http: [{ ${match} timeout: 1s, route: [{ destination: { host: api.example.com } }] }] }`,
  );

describe('routes that a Sidecar leaves out', () => {
  it('hold for nobody when they are exported to its namespace alone', () => {
    expect(places(rule, sidecar('web/*') + routes(', exportTo: [.]'))).toEqual(['shop/api spec.hosts']);
  });

  it('hold where the Sidecar lists their namespace and host', () => {
    expect(places(rule, sidecar('./*') + routes(', exportTo: [.]'))).toEqual([]);
  });

  it('may be for other namespaces when everybody sees them', () => {
    expect(places(rule, sidecar('web/*') + routes(''))).toEqual([]);
  });

  it('hold where the Sidecar has no egress', () => {
    expect(
      places(
        rule,
        object('Sidecar shop/default', '{ outboundTrafficPolicy: { mode: ALLOW_ANY } }') + routes(', exportTo: [.]'),
      ),
    ).toEqual([]);
  });

  it('are missed by the very workload that a match names', () => {
    expect(
      places(rule, sidecar('web/*') + deployment() + routes('', 'match: [{ sourceLabels: { app: products } }],')),
    ).toEqual(['shop/api spec.http[0].match[0].sourceLabels']);
  });
});
