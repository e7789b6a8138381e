import { describe, expect, test } from 'vitest';
import { judge, judgeSpec, places } from '../judge';

const rule = (metadata: object) => places(judgeSpec('DestinationRule', { host: 'a' }, metadata));

describe('metadata', () => {
  test('without a name', () => {
    expect(
      places(judge({ apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', spec: { host: 'a' } })),
    ).toEqual(['required-field at metadata.name']);
    expect(rule({ name: '' })).toEqual(['required-field at metadata.name']);
    expect(rule({ name: undefined, generateName: 'a-' })).toEqual([]);
  });

  test('names that Kubernetes does not take', () => {
    expect(rule({ name: 'My_Rule' })).toEqual(['invalid-metadata at metadata.name']);
    expect(rule({ name: 'a.b' })).toEqual([]);
    expect(rule({ namespace: 'a.b' })).toEqual(['invalid-metadata at metadata.namespace']);
    expect(places(judge({ apiVersion: 'v1', kind: 'Service', metadata: { name: '1st' } }))).toEqual([
      'invalid-metadata at metadata.name',
    ]);
    expect(
      judge({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'system:node' } }),
    ).toEqual([]);
  });

  test('labels and annotations', () => {
    expect(rule({ labels: { 'a b': 'x' } })).toEqual(['invalid-metadata at metadata.labels["a b"]']);
    expect(rule({ labels: { a: 'x y' } })).toEqual(['invalid-metadata at metadata.labels.a']);
    expect(rule({ labels: { a: 'x'.repeat(64) } })).toEqual(['invalid-metadata at metadata.labels.a']);
    expect(rule({ annotations: { 'Example.com/a': 'any text, of any length' } })).toEqual([]);
    expect(rule({ annotations: { 'a/b/c': '' } })).toEqual(['invalid-metadata at metadata.annotations["a/b/c"]']);
    expect(rule({ annotations: { enabled: true } })).toEqual(['wrong-type at metadata.annotations.enabled']);
  });

  test('what kubectl writes into it', () => {
    expect(
      rule({ creationTimestamp: null, uid: 'x', generation: 1, managedFields: [{}], resourceVersion: '1' }),
    ).toEqual([]);
    expect(rule({ label: {} })).toEqual(['unknown-field at metadata.label']);
  });
});
