import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';
import { creationTimestamp, EXTERNAL_HOSTS, namespace, object, SERVICE_NAMES, several, sometimes } from './alphabet';

const path = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ pathType: fc.constant('Prefix'), path: fc.constantFrom('/', '/api', '/api/', '/a') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ pathType: fc.constant('Exact'), path: fc.constantFrom('/', '/api', '/api/', '/api/v1') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      pathType: fc.constant('ImplementationSpecific'),
      path: fc.constantFrom('/', '/*', '/api', '/api/*', '/api.*', '/x/.*', '/[a-z]+/v1', undefined),
    }),
  },
);

const backend = fc.record({
  service: fc.record({
    name: fc.constantFrom(...SERVICE_NAMES, ...SERVICE_NAMES, 'missing'),
    port: fc.constantFrom({ number: 80 }, { number: 80 }, { number: 8080 }, { name: 'http-80' }, { name: 'http-9090' }),
  }),
});

const ownPath = fc.record({ to: path, backend }).map(({ to, ...rest }) => ({ ...to, ...rest }));

const rule = fc.record({
  host: fc.constantFrom(undefined, ...EXTERNAL_HOSTS, '*.example.com', '*.com'),
  http: sometimes(95, fc.record({ paths: fc.array(ownPath, { minLength: 1, maxLength: 3 }) })),
});

const ingress = fc.record({
  namespace,
  name: fc.constantFrom('k', 'l'),
  creationTimestamp,
  annotations: sometimes(
    12,
    fc.constantFrom('istio', 'other').map((name) => ({ 'kubernetes.io/ingress.class': name })),
  ),
  spec: fc.record({
    ingressClassName: sometimes(25, fc.constantFrom('named', 'named', 'other')),
    defaultBackend: sometimes(10, backend),
    tls: sometimes(
      40,
      fc.array(
        fc.record({
          hosts: sometimes(80, several([...EXTERNAL_HOSTS, '*.example.com'], 1, 2)),
          secretName: sometimes(90, fc.constant('cert')),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    ),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  }),
});

const ingressClass = (name: string, controller: string) =>
  object('networking.k8s.io/v1', 'IngressClass', { name }, { controller });

/** In some meshes Ingresses, of Istio's class and of others. Their classes are there: without them we go by the usual names. */
export const ingresses: fc.Arbitrary<Manifest[]> = sometimes(
  30,
  fc.uniqueArray(ingress, { minLength: 1, maxLength: 3, selector: (each) => `${each.namespace}/${each.name}` }),
).map((all) =>
  all === undefined
    ? []
    : [
        ingressClass('named', 'istio.io/ingress-controller'),
        ingressClass('other', 'example.com/else'),
        ...all.map(({ spec, ...metadata }) => object('networking.k8s.io/v1', 'Ingress', metadata, spec)),
      ],
);
