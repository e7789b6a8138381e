import { indexed } from '../mesh/indexed';
import type { Resource } from '../mesh/resource';
import type { Path } from '../model/finding';
import { type Webhook, webhooksOf } from './webhooks';

/** A webhook that calls istiod, and where it stands. */
export interface ControlPlaneWebhook {
  readonly object: Resource;
  readonly path: Path;
  readonly webhook: Webhook;
}

/** The webhooks by which the API server asks istiod, known by the names that Istio's installation gives them. */
export const controlPlaneWebhooks = indexed((mesh) => {
  const validating = mesh
    .of('admissionregistration.k8s.io/ValidatingWebhookConfiguration')
    .filter(({ name }) => name === 'istiod-default-validator' || name.startsWith('istio-validator'));
  const mutating = mesh
    .of('admissionregistration.k8s.io/MutatingWebhookConfiguration')
    .filter(({ name }) => name.startsWith('istio-sidecar-injector'));
  return [...validating, ...mutating].flatMap((object): readonly ControlPlaneWebhook[] =>
    webhooksOf(object).map((webhook, index) => ({ object, webhook, path: ['webhooks', index, 'clientConfig'] })),
  );
});
