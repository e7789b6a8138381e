import type { Node } from '../../../imports/constraints';

/** An object of a Kubernetes kind: the fields that the mesh reads have their types, the others are none of our business. */
function open(properties: Readonly<Record<string, Node>>): Node {
  return { type: 'object', nullable: true, preserveUnknown: true, properties };
}

/** A list may be null, which means absent; its entries may not. */
function listOf({ nullable: _, ...items }: Node): Node {
  return { type: 'array', nullable: true, items };
}

const text: Node = { type: 'string', nullable: true };
const whole: Node = { type: 'integer', nullable: true };
const texts: Node = { type: 'object', nullable: true, additional: text };
const intOrString: Node = { intOrString: true, nullable: true };
const selector = open({
  matchLabels: texts,
  matchExpressions: listOf(open({ key: text, operator: text, values: listOf(text) })),
});
const security = open({ runAsUser: whole });

const servicePort = open({
  name: text,
  port: { type: 'integer', minimum: 1, maximum: 65535 },
  protocol: text,
  appProtocol: text,
  targetPort: intOrString,
  nodePort: whole,
});
const container = open({
  name: text,
  image: text,
  args: listOf(text),
  env: listOf(open({ name: text, value: text })),
  ports: listOf(open({ name: text, containerPort: whole, protocol: text })),
  securityContext: security,
});
const podSpec = open({
  serviceAccountName: text,
  nodeName: text,
  hostNetwork: { type: 'boolean', nullable: true },
  securityContext: security,
  containers: listOf(container),
  initContainers: listOf(container),
});
const template = open({ metadata: open({ labels: texts, annotations: texts }), spec: podSpec });
const workload = open({ selector, template, replicas: whole });
const backend = open({ service: open({ name: text, port: open({ name: text, number: whole }) }) });

/** What the mesh reads of Kubernetes' own kinds, by `group/Kind`: their `spec` and what stands beside it. */
export const KUBERNETES_NODES: Readonly<Record<string, Readonly<Record<string, Node>>>> = {
  '/Service': {
    spec: open({
      type: text,
      clusterIP: text,
      externalName: text,
      selector: texts,
      ports: listOf({ ...servicePort, required: ['port'] }),
    }),
  },
  '/Pod': { spec: podSpec },
  '/Namespace': {},
  '/ServiceAccount': {},
  '/Secret': { type: text, data: texts, stringData: texts },
  '/ConfigMap': { data: texts, binaryData: texts },
  'apps/Deployment': { spec: workload },
  'apps/StatefulSet': { spec: workload },
  'apps/DaemonSet': { spec: workload },
  'apps/ReplicaSet': { spec: workload },
  'batch/Job': { spec: open({ template }) },
  'batch/CronJob': { spec: open({ jobTemplate: open({ spec: open({ template }) }) }) },
  'apiextensions.k8s.io/CustomResourceDefinition': { spec: open({ group: text, names: open({ kind: text }) }) },
  'networking.k8s.io/Ingress': {
    spec: open({
      ingressClassName: text,
      defaultBackend: backend,
      rules: listOf(open({ host: text, http: open({ paths: listOf(open({ path: text, pathType: text, backend })) }) })),
      tls: listOf(open({ hosts: listOf(text), secretName: text })),
    }),
  },
};
