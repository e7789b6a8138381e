import { describe, expect, it } from 'vitest';
import { exportToUnknownNamespace as rule } from '../../../lib/analysis/rules/export-to-unknown-namespace';
import { httpRules, object, places } from '../problems';

describe('an exportTo', () => {
  it('naming a namespace that is not there reaches nobody', () => {
    expect(
      places(
        rule,
        object('Namespace web') + httpRules('{ redirect: { uri: / } }').replace('hosts:', 'exportTo: [., wbe], hosts:'),
      ),
    ).toEqual(['shop/products spec.exportTo[1]']);
  });

  it('may name one in which some object lies', () => {
    expect(
      places(
        rule,
        object('Namespace web') +
          object('Secret infra/s') +
          httpRules('{ redirect: { uri: / } }').replace('hosts:', 'exportTo: [infra], hosts:'),
      ),
    ).toEqual([]);
  });

  it('is not judged where no Namespace is in the input', () => {
    expect(places(rule, httpRules('{ redirect: { uri: / } }').replace('hosts:', 'exportTo: [wbe], hosts:'))).toEqual(
      [],
    );
  });
});
