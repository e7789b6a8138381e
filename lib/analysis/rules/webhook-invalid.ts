import { canDecideHost } from '../../mesh/known';
import type { Mesh } from '../../mesh/mesh';
import type { Problem, Rule } from '../rule';
import { calls, injectors, mentioned } from '../webhooks';

const INJECTION = 'istio-injection';
const REVISION = 'istio.io/rev';

/** Injectors that lead nowhere or get into each other's way. */
export const webhookInvalid: Rule = {
  id: 'webhook-invalid',
  level: 'error',
  istio: 'IST0139',
  summary: 'A sidecar injector refers to a Service that does not exist, or takes the same pods as another one.',
  why: 'Pods are not created or get no sidecar; with two injectors they get two.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: istiod, namespace: istio-system }
spec: { ports: [{ name: https-webhook, port: 443 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { service: { name: istiod-canary, namespace: istio-system } }
    namespaceSelector: { matchLabels: { istio-injection: enabled } }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: istiod, namespace: istio-system }
spec: { ports: [{ name: https-webhook, port: 443 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { service: { name: istiod, namespace: istio-system } }
    namespaceSelector: { matchLabels: { istio-injection: enabled } }
`,
  *check(mesh) {
    yield* missingServices(mesh);
    yield* overlaps(mesh);
  },
};

function* missingServices(mesh: Mesh): Iterable<Problem> {
  for (const { object, webhook, index } of injectors(mesh)) {
    const service = webhook.clientConfig?.service;
    if (service === undefined) continue;
    const { name, namespace } = service;
    if (mesh.find('Service', namespace, name) !== undefined) continue;
    const decided = canDecideHost(mesh, `${name}.${namespace}.svc.${mesh.config.domain}`);
    yield {
      object,
      path: ['webhooks', index, 'clientConfig', 'service'],
      message: `webhook ${webhook.name} calls Service ${namespace}/${name}, which does not exist${decided ? ': pods cannot be injected' : ' here'}`,
      help: 'Name the Service of the istiod of that revision.',
      ...(decided ? {} : { level: 'info' as const }),
    };
  }
}

/** Tries every combination of the labels that decide about injection; no pod may be taken by two injectors. */
function* overlaps(mesh: Mesh): Iterable<Problem> {
  const all = injectors(mesh);
  const revisions = new Set(all.flatMap(({ webhook }) => mentioned(webhook, REVISION)));
  const reported = new Set<(typeof all)[number]>();
  for (const namespace of combinations(INJECTION, ['enabled', 'disabled'], revisions)) {
    for (const pod of combinations('sidecar.istio.io/inject', ['true', 'false'], revisions)) {
      const called = all.filter(({ webhook }) => calls(webhook, namespace, pod));
      for (const one of called.length > 1 ? called : []) {
        if (reported.has(one)) continue;
        reported.add(one);
        const other = called.find((rival) => rival !== one);
        yield {
          object: one.object,
          path: ['webhooks', one.index],
          message: `webhook ${one.webhook.name} takes the same pods as ${other?.webhook.name} of ${other?.object.name}: they are injected twice`,
          help: 'Remove one of the installations, or give each its own revision.',
        };
      }
    }
  }
}

function* combinations(label: string, values: readonly string[], revisions: ReadonlySet<string>) {
  for (const value of [undefined, ...values]) {
    for (const revision of [undefined, ...revisions]) {
      const labels: Record<string, string> = {};
      if (value !== undefined) labels[label] = value;
      if (revision !== undefined) labels[REVISION] = revision;
      yield labels;
    }
  }
}
