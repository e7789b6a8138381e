import { indexed } from '../mesh/indexed';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import { type Labels, selects } from '../model/labels';

/** How objects are chosen in Kubernetes' own API. */
interface LabelSelector {
  readonly matchLabels: Labels;
  readonly matchExpressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}

/** One webhook of a configuration. */
export interface Webhook {
  readonly name: string;
  readonly clientConfig?: {
    readonly url?: string;
    readonly service?: { readonly namespace: string; readonly name: string };
  };
  readonly namespaceSelector: LabelSelector;
  readonly objectSelector: LabelSelector;
}

/**
 * The webhooks of a Mutating- or ValidatingWebhookConfiguration. No gate judges these kinds, so only what has the right
 * type is read.
 */
export function webhooksOf({ manifest }: Resource): readonly Webhook[] {
  return listOf(manifest['webhooks']).map((webhook) => {
    const { name, clientConfig, namespaceSelector, objectSelector } = fieldsOf(webhook);
    const { url, service } = fieldsOf(clientConfig);
    const target = fieldsOf(service);
    return {
      name: textOf(name),
      ...(clientConfig === undefined
        ? {}
        : {
            clientConfig: {
              ...(typeof url === 'string' ? { url } : {}),
              ...(service == null
                ? {}
                : { service: { namespace: textOf(target['namespace']), name: textOf(target['name']) } }),
            },
          }),
      namespaceSelector: selectorOf(namespaceSelector),
      objectSelector: selectorOf(objectSelector),
    };
  });
}

function selectorOf(value: unknown): LabelSelector {
  const { matchLabels, matchExpressions } = fieldsOf(value);
  return {
    matchLabels: fieldsOf(matchLabels) as Labels,
    matchExpressions: listOf(matchExpressions).map((expression) => {
      const { key, operator, values } = fieldsOf(expression);
      return { key: textOf(key), operator: textOf(operator), values: listOf(values).map(textOf) };
    }),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Istio's webhooks among the mutating ones, by the domain in their names. */
export const injectors = indexed((mesh) =>
  mesh
    .of('admissionregistration.k8s.io/MutatingWebhookConfiguration')
    .flatMap((object) => webhooksOf(object).map((webhook, index) => ({ object, webhook, index })))
    .filter(({ webhook }) => webhook.name.endsWith('istio.io')),
);

/** Whether some injector of the input takes a pod with these labels in a namespace with those. */
export function injects(mesh: Mesh, namespace: Labels, pod: Labels): boolean {
  return injectors(mesh).some(({ webhook }) => calls(webhook, namespace, pod));
}

/** Whether the API server calls the webhook for such a pod in such a namespace. */
export function calls({ namespaceSelector, objectSelector }: Webhook, namespace: Labels, pod: Labels): boolean {
  return matches(namespaceSelector, namespace) && matches(objectSelector, pod);
}

/** The values of a label that a webhook's selectors speak of. */
export function mentioned({ namespaceSelector, objectSelector }: Webhook, label: string): readonly string[] {
  return [namespaceSelector, objectSelector].flatMap((selector) => {
    const expressions = selector.matchExpressions.filter(({ key }) => key === label);
    const plain = selector.matchLabels[label];
    return [...(plain === undefined ? [] : [plain]), ...expressions.flatMap(({ values }) => values)];
  });
}

function matches({ matchLabels, matchExpressions }: LabelSelector, labels: Labels): boolean {
  if (!selects(matchLabels, labels)) return false;
  return matchExpressions.every(({ key, operator, values }) => {
    const value = labels[key];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    if (operator === 'In') return value !== undefined && values.includes(value);
    return operator === 'NotIn' && (value === undefined || !values.includes(value));
  });
}
