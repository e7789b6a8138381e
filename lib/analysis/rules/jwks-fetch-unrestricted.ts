import type { Rule } from '../rule';

const VARIABLE = 'BLOCKED_CIDRS_IN_JWKS_URIS';

/** An istiod that fetches keys from any address a RequestAuthentication names. */
export const jwksFetchUnrestricted: Rule = {
  id: 'jwks-fetch-unrestricted',
  level: 'warning',
  istio: 'IST0175',
  summary: `There are RequestAuthentications, and istiod runs without ${VARIABLE}.`,
  why: 'Whoever may write a RequestAuthentication can make istiod call addresses inside the cluster network, such as metadata services.',
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  selector: { matchLabels: { app: istiod } }
  template:
    metadata: { labels: { app: istiod } }
    spec: { containers: [{ name: discovery, image: pilot }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: login, namespace: istio-system }
spec: { jwtRules: [{ issuer: 'https://login.example.com', jwksUri: 'https://login.example.com/keys' }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  selector: { matchLabels: { app: istiod } }
  template:
    metadata: { labels: { app: istiod } }
    spec: { containers: [{ name: discovery, image: pilot, env: [{ name: ${VARIABLE}, value: 10.0.0.0/8 }] }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: login, namespace: istio-system }
spec: { jwtRules: [{ issuer: 'https://login.example.com', jwksUri: 'https://login.example.com/keys' }] }
`,
  *check(mesh) {
    const count = mesh.of('RequestAuthentication').length;
    if (count === 0) return;
    for (const object of mesh.of('Deployment')) {
      if (object.labels['app'] !== 'istiod') continue;
      const containers = object.spec.template?.spec?.containers ?? [];
      if (containers.some(({ env = [] }) => env.some(({ name, value }) => name === VARIABLE && Boolean(value))))
        continue;
      yield {
        object,
        path: ['spec', 'template', 'spec'],
        message: `${VARIABLE} is not set, and istiod fetches keys for ${count} RequestAuthentication${count === 1 ? '' : 's'} from any address`,
        help: `Set ${VARIABLE} to the networks that istiod must not call.`,
      };
    }
  },
};
