import { describe, expect, it } from 'vitest';
import { podWithoutProxy as rule } from '../../../lib/analysis/rules/pod-without-proxy';
import { reservedUserId } from '../../../lib/analysis/rules/reserved-user-id';
import { meshOf, places } from '../problems';

const namespace = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---`;
const pod = (spec: string, more = '', labels = '{}') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: ${labels} }
spec: { ${spec} }
${more}`;

function levels(yaml: string): string[] {
  return [...rule.check(meshOf(namespace + yaml))].map(({ level = rule.level }) => level);
}

describe('a Pod of a namespace with sidecars', () => {
  it('lacks its own when it runs, and gets it when it does not yet', () => {
    expect(levels(pod('nodeName: n1'))).toEqual(['warning']);
    expect(levels(pod('', 'status: { phase: Running }'))).toEqual(['warning']);
    expect(levels(pod(''))).toEqual(['info']);
  });

  it('has it as a container or as a native sidecar', () => {
    expect(levels(pod('nodeName: n1, initContainers: [{ name: istio-proxy }]'))).toEqual([]);
  });

  it('goes without by its own wish, or in the network of its host', () => {
    expect(levels(pod('nodeName: n1', '', "{ sidecar.istio.io/inject: 'false' }"))).toEqual([]);
    expect(levels(pod('nodeName: n1, hostNetwork: true'))).toEqual([]);
  });
});

describe("the proxy's user", () => {
  const user = 'securityContext: { runAsUser: 1337 }';

  it('is not for pods or containers of others', () => {
    expect(places(reservedUserId, pod(`${user}, containers: [{ name: app, ${user} }]`))).toEqual([
      'shop/web spec.securityContext.runAsUser',
      'shop/web spec.containers[0].securityContext.runAsUser',
    ]);
    expect(places(reservedUserId, pod(`containers: [{ name: istio-proxy, ${user} }]`))).toEqual([]);
    expect(places(reservedUserId, pod(`${user}`, '', '{ istio: pilot }'))).toEqual([]);
  });

  it('is found in every kind that makes pods', () => {
    const cronJob = `
apiVersion: batch/v1
kind: CronJob
metadata: { name: web, namespace: shop }
spec: { jobTemplate: { spec: { template: { spec: { ${user} } } } } }
`;
    expect(places(reservedUserId, cronJob)).toEqual([
      'shop/web spec.jobTemplate.spec.template.spec.securityContext.runAsUser',
    ]);
  });
});
