import type { Workload } from '../../mesh/workloads';
import type { Path } from '../../model/finding';
import { isControlPlane } from '../istio-components';
import type { Problem, Rule } from '../rule';

/** The user the proxy runs as; what it sends is not redirected back into it. */
const PROXY_USER = 1337;
const OWN: ReadonlySet<string> = new Set(['istio-proxy', 'istio-operator']);

/** An application that runs as the proxy's user. */
export const reservedUserId: Rule = {
  id: 'reserved-user-id',
  level: 'warning',
  istio: 'IST0144',
  summary: 'A container runs as user 1337, which is the proxy.',
  why: 'Traffic of that user passes by the sidecar: no mTLS, no routes, no policies for it.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews, securityContext: { runAsUser: 1337 } }] }
`,
  good: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews, securityContext: { runAsUser: 1000 } }] }
`,
  *check(mesh) {
    for (const workload of mesh.workloads.all) {
      if (isControlPlane(workload.resource)) continue;
      const base = podPath(workload);
      if (workload.pod.securityContext?.runAsUser === PROXY_USER) {
        yield problem(workload, [...base, 'securityContext', 'runAsUser'], 'the pod');
      }
      for (const [index, { name = '', securityContext }] of (workload.pod.containers ?? []).entries()) {
        if (OWN.has(name) || securityContext?.runAsUser !== PROXY_USER) continue;
        yield problem(workload, [...base, 'containers', index, 'securityContext', 'runAsUser'], `container ${name}`);
      }
    }
  },
};

function problem({ resource }: Workload, path: Path, who: string): Problem {
  return {
    object: resource,
    path,
    message: `${who} runs as user ${PROXY_USER}, the proxy's own: its traffic passes by the sidecar`,
    help: 'Run as any other user.',
  };
}

function podPath({ resource }: Workload): Path {
  if (resource.kind === 'Pod') return ['spec'];
  return resource.kind === 'CronJob'
    ? ['spec', 'jobTemplate', 'spec', 'template', 'spec']
    : ['spec', 'template', 'spec'];
}
