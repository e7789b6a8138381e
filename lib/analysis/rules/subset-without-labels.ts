import type { Rule } from '../rule';

/** A subset that is everything. */
export const subsetWithoutLabels: Rule = {
  id: 'subset-without-labels',
  level: 'info',
  kiali: 'KIA0209',
  summary: 'A subset has no labels beside others that have, so it holds all endpoints of the host.',
  why: 'A subset without labels is no part of the host but the whole. A split that sends it 10 % spreads them over all versions.',
  bad: labelsExample(''),
  good: labelsExample(', labels: { version: v2 }'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      const subsets = object.spec.subsets ?? [];
      if (!subsets.some(({ labels }) => Object.keys(labels ?? {}).length > 0)) continue;
      for (const [index, { name, labels }] of subsets.entries()) {
        if (Object.keys(labels ?? {}).length > 0) continue;
        yield {
          object,
          path: ['spec', 'subsets', index],
          message: `subset "${name}" holds all endpoints of ${object.spec.host}, those of the other subsets too: it has no labels`,
          help: 'Write the labels that its pods carry.',
        };
      }
    }
  },
};

function labelsExample(labels: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2${labels} }]
`;
}
