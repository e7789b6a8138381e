import { isMapping } from '../model/mapping';
import { ISTIO_VERSIONS } from '../schema';
import { checkAssumptions } from './check-assumptions';
import { checkFields, type FieldCheck, isListOf, isOneOf, isText } from './check-fields';
import type { MeshValidationProps } from './validation-plugin';

const PROPERTIES: Readonly<Record<keyof MeshValidationProps, FieldCheck>> = {
  istioVersion: { is: isOneOf(ISTIO_VERSIONS), what: `one of "${ISTIO_VERSIONS.join('", "')}", between quotes` },
  failOn: { is: isOneOf(['error', 'warning', 'info']), what: 'error, warning or info' },
  ignore: { is: isListOf(isText), what: 'a list of texts like "some-rule@VirtualService shop/*"' },
  assume: { is: isMapping, what: 'a mapping of services, secrets, namespaces and manifests' },
};

/** Checks what `cdk8s.yaml` gives to {@link MeshValidation}. @throws Error that names the property and what it takes */
export function checkProperties(properties: MeshValidationProps): void {
  try {
    checkFields(properties, PROPERTIES);
    checkAssumptions(properties.assume ?? {}, 'assume.');
  } catch (error) {
    throw new Error(`properties of MeshValidation: ${(error as Error).message}`);
  }
}
