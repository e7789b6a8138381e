import type { LabelSelector } from '../../../imports/gateway-api.generated';
import { type Labels, selects } from '../../model/labels';

/** Whether a label selector selects a Namespace. Kubernetes labels every Namespace with its name. */
export function selectsNamespace(selector: LabelSelector, name: string, own: Labels): boolean {
  const labels: Labels = { 'kubernetes.io/metadata.name': name, ...own };
  if (!selects(selector.matchLabels ?? {}, labels)) return false;
  return (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  });
}
