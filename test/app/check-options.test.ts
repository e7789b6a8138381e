import { App } from 'cdk8s';
import { checkMesh, MeshApp } from 'cdk8s-istio';
import { expect, it } from 'vitest';

it.each([
  [{ istioVerson: '1.30' }, 'there is no "checks.istioVerson". Did you mean "checks.istioVersion"?'],
  [{ istioVersion: '1.2' }, 'checks.istioVersion must be one of "1.24"'],
  [{ suppressions: 'IST0127' }, 'checks.suppressions must be a list of { rules, objects, reason }, not "IST0127"'],
  ['none', 'checks must be a mapping'],
])('the checks of an app are not %j', (checks, message) => {
  expect(() => new MeshApp({ checks } as never)).toThrow(message);
  expect(() => checkMesh(new App(), checks as never)).toThrow(message);
});

it('an app may be checked by default, by options, or not at all', () => {
  expect(() => new MeshApp()).not.toThrow();
  expect(() => new MeshApp({ checks: { istioVersion: '1.28' } })).not.toThrow();
  expect(() => new MeshApp({ checks: false })).not.toThrow();
});

it.each([
  [{ secret: [] }, 'there is no "assume.secret". Did you mean "assume.secrets"?'],
  [{ secrets: ['api-tls'] }, 'assume.secrets must be a list of { namespace, name }, not ["api-tls"]'],
  [undefined, 'assume must be a mapping'],
])('%j is nothing to assume', (assumptions, message) => {
  expect(() => new MeshApp().assume(assumptions as never)).toThrow(message);
});
