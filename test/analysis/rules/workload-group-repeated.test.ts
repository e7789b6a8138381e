import { describe, expect, it } from 'vitest';
import { workloadGroupRepeated as rule } from '../../../lib/analysis/rules/workload-group-repeated';
import { object, places } from '../problems';

const group = (name: string, spec: string) => object(`WorkloadGroup shop/${name}`, `{ ${spec} }`);

describe('two WorkloadGroups', () => {
  it('with equal labels of metadata and template together are one', () => {
    expect(
      places(
        rule,
        group('a', 'metadata: { labels: { app: x } }, template: {}') + group('b', 'template: { labels: { app: x } }'),
      ),
    ).toEqual(['shop/b spec']);
  });

  it('without labels, or of two namespaces, are two', () => {
    expect(
      places(
        rule,
        group('a', 'template: {}') +
          group('b', 'template: {}') +
          group('c', 'template: { labels: { app: x } }') +
          group('d', 'template: { labels: { app: x } }').replace('shop', 'web'),
      ),
    ).toEqual([]);
  });
});
