import { describe, expect, test } from 'vitest';
import { AuthorizationPolicy } from '../../lib/resources/authorization-policy';
import { Namespace, type NamespaceProps } from '../../lib/resources/namespace';
import { chartIn, messagesOf } from './in-chart';

const written = (props?: NamespaceProps) => new Namespace(chartIn(), 'shop', props).toJson();

test('a Namespace has a name, and nothing else unless it is said', () => {
  expect(written()).toEqual({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
});

test.each<[NamespaceProps, Record<string, string>]>([
  [{ injection: 'enabled' }, { 'istio-injection': 'enabled' }],
  [{ injection: 'disabled' }, { 'istio-injection': 'disabled' }],
  [{ injection: { revision: 'stable' } }, { 'istio.io/rev': 'stable' }],
  [{ ambient: true }, { 'istio.io/dataplane-mode': 'ambient' }],
  [{ ambient: false }, { 'istio.io/dataplane-mode': 'none' }],
])('%o is labelled %o', (props, labels) => {
  expect(written(props).metadata.labels).toEqual(labels);
});

test('labels of its own stay, and win', () => {
  const labels = { team: 'a', 'istio-injection': 'disabled' };
  expect(written({ injection: 'enabled', metadata: { labels } }).metadata.labels).toEqual(labels);
});

describe('what comes past the types is told', () => {
  test.each<[unknown, string]>([
    [{ injecton: 'enabled' }, 'has no use for "injecton". Did you mean "injection"?'],
    [
      { injection: 'enabled', ambient: true },
      'injection and ambient exclude each other: pods join the mesh by a sidecar or in ambient mode',
    ],
    [{ injection: true }, "injection is 'enabled', 'disabled' or { revision: 'stable' }"],
    [{ injection: { revision: '' } }, 'injection.revision: the name is empty'],
    [{ ambient: 'none' }, 'ambient is the text "none"; it has to be true or false'],
    [{ injection: null }, "injection is 'enabled', 'disabled' or { revision: 'stable' }"],
  ])('%o', (props, message) => {
    expect(messagesOf(new Namespace(chartIn(), 'shop', props as NamespaceProps))).toEqual([message]);
  });
});

test('its name has 63 characters at most, and no dots', () => {
  expect(messagesOf(new Namespace(chartIn(), 'my.shop'))[0]).toContain('"my-shop" would do');
});

test('policies refer to it', () => {
  const namespaces = [new Namespace(chartIn(), 'front'), Namespace.fromName('back'), 'team-*'] as const;
  const policy = new AuthorizationPolicy(chartIn(), 'p', { rules: [{ from: [{ source: { namespaces } }] }] });
  expect(policy.toJson().spec).toEqual({
    rules: [{ from: [{ source: { namespaces: ['front', 'back', 'team-*'] } }] }],
  });
});
