import type { LocatedFinding, Unreadable } from '../../lib/output/located-finding';

/** The file that the finding speaks of. */
export const file = `\
spec:
  http:
    - route:
        - destination: { host: products, subset: v3 }
`;

export const unknownSubset: LocatedFinding = {
  rule: 'virtual-service-unknown-subset',
  gate: 'analysis',
  istio: 'IST0101',
  level: 'error',
  message: 'subset "v3" is declared nowhere: its requests end in 503',
  help: 'Did you mean "v2"?',
  object: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', namespace: 'shop', name: 'products' },
  path: ['spec', 'http', 0, 'route', 0, 'destination', 'subset'],
  file: 'shop.yaml',
  line: 4,
  column: 42,
};

/** Of an object that was read from no file. */
export const noNamespace: LocatedFinding = {
  rule: 'unused-suppression',
  gate: 'analysis',
  level: 'info',
  message: '100%, really\nall',
  object: { apiVersion: 'v1', kind: 'Namespace', namespace: '', name: 'shop' },
};

export const unreadable: Unreadable = { file: 'a,b.yaml', line: 2, column: 7, message: 'no YAML' };
