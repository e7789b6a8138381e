import { describe, expect, it } from 'vitest';
import { annotationDeprecated } from '../../lib/analysis/rules/annotation-deprecated';
import { annotationInvalid } from '../../lib/analysis/rules/annotation-invalid';
import { annotationMisplaced } from '../../lib/analysis/rules/annotation-misplaced';
import { annotationUnknown } from '../../lib/analysis/rules/annotation-unknown';
import { places, problems } from './problems';

const on = (kind: string, annotations: Record<string, string>) => `
apiVersion: v1
kind: ${kind}
metadata: { name: web, annotations: ${JSON.stringify(annotations)} }
spec: {}
`;
const template = (annotations: Record<string, string>) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec: { template: { metadata: { annotations: ${JSON.stringify(annotations)} }, spec: { containers: [] } } }
`;

describe("Istio's annotations", () => {
  it('are known by their whole name, in every domain of Istio', () => {
    expect(places(annotationUnknown, on('Service', { 'networking.istio.io/exportto': '.' }))).toHaveLength(1);
    expect(places(annotationUnknown, on('Service', { 'networking.istio.io/exportTo': '.' }))).toEqual([]);
    expect(
      places(annotationUnknown, on('Service', { 'example.com/istio.io': 'x', 'cdk8s-istio/ignore': 'x: y' })),
    ).toEqual([]);
  });

  it('may have hostile names', () => {
    expect(problems(annotationUnknown, on('Service', { constructor: 'x', 'x.istio.io/__proto__': 'x' }))).toHaveLength(
      1,
    );
  });

  it('are read in pod templates, where Istio looks at the object alone', () => {
    const excluded = { 'traffic.sidecar.istio.io/excludeOutboundPorts': '80,http' };
    expect(places(annotationInvalid, template(excluded))).toEqual([
      'default/web spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeOutboundPorts"]',
    ]);
    expect(places(annotationMisplaced, template(excluded))).toEqual([]);
  });

  it('for pods are misplaced on anything else, and their values are then not judged', () => {
    const level = { 'sidecar.istio.io/proxyCPU': 'much' };
    expect(places(annotationMisplaced, on('Service', level))).toHaveLength(1);
    expect(places(annotationInvalid, on('Service', level))).toEqual([]);
  });

  it.each([
    ['status.sidecar.istio.io/port', '15021', '70000'],
    ['readiness.status.sidecar.istio.io/periodSeconds', '2', '-2'],
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', '*', '10.0.0.0'],
    ['traffic.sidecar.istio.io/excludeOutboundIPRanges', '10.0.0.0/8,fd00::/8', '10.0.0.0/33'],
    ['traffic.sidecar.istio.io/includeInboundPorts', '*', '80;90'],
    ['traffic.sidecar.istio.io/excludeInboundPorts', '', 'all'],
    ['traffic.sidecar.istio.io/excludeInterfaces', 'eth0, net1', 'a-name-that-is-too-long'],
    ['sidecar.istio.io/interceptionMode', 'TPROXY', 'tproxy'],
    ['prometheus.istio.io/merge-metrics', 'False', 'no'],
    ['sidecar.istio.io/proxyMemory', '128Mi', '128MB'],
    ['proxy.istio.io/config', 'holdApplicationUntilProxyStarts: true', '- a'],
  ])('%s may be %j and not %j', (name, good, bad) => {
    expect(places(annotationInvalid, on('Pod', { [name]: good }))).toEqual([]);
    expect(places(annotationInvalid, on('Pod', { [name]: bad }))).toHaveLength(1);
  });

  it('are deprecated, unless their label stands beside them', () => {
    const inject = { 'sidecar.istio.io/inject': 'true' };
    const both = on('Pod', inject).replace('{ name', "{ labels: { sidecar.istio.io/inject: 'true' }, name");
    expect(places(annotationDeprecated, on('Pod', inject))).toHaveLength(1);
    expect(places(annotationDeprecated, both)).toEqual([]);
  });
});
