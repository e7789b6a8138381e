import { describe, expect, it } from 'vitest';
import { deploymentProtocolConflict } from '../../lib/analysis/rules/deployment-protocol-conflict';
import { deploymentTargetPortConflict } from '../../lib/analysis/rules/deployment-target-port-conflict';
import { places } from './problems';

const service = (name: string, port: string, more = '', labels = '{}', namespace = 'shop') => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace}, labels: ${labels} }
spec: { ${more} selector: { app: web }, ports: [${port}] }
---`;

describe('the Services of a Deployment', () => {
  const deployment = (namespace: string, inject = 'true') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
spec: { template: { metadata: { labels: { app: web, sidecar.istio.io/inject: '${inject}' } }, spec: { containers: [] } } }
---`;

  it('may share a port only with one transport', () => {
    const services = service('a', '{ port: 53 }') + service('b', '{ port: 53, protocol: UDP }');
    expect(places(deploymentProtocolConflict, deployment('shop') + services)).toHaveLength(1);
    expect(places(deploymentProtocolConflict, deployment('blog') + services)).toEqual([]);
    expect(places(deploymentProtocolConflict, deployment('shop', 'false') + services)).toEqual([]);
  });

  it('may lead to one target port by one number only', () => {
    const two = service('a', '{ port: 80, targetPort: 8080 }') + service('b', '{ port: 8080 }');
    const named = service('a', '{ port: 80, targetPort: http }') + service('b', '{ port: 81, targetPort: http }');
    const one = service('a', '{ port: 80, targetPort: 8080 }') + service('b', '{ port: 80, targetPort: 8080 }');
    expect(places(deploymentTargetPortConflict, deployment('shop') + two)).toHaveLength(1);
    expect(places(deploymentTargetPortConflict, deployment('shop') + named)).toHaveLength(1);
    expect(places(deploymentTargetPortConflict, deployment('shop') + one)).toEqual([]);
  });
});
