import { isMapping } from '../model/mapping';
import { ISTIO_VERSIONS } from '../schema';
import type { CheckOptions } from './check';
import { checkFields, type FieldCheck, isListOf, isOneOf, isText } from './check-fields';

const OPTIONS: Readonly<Record<keyof CheckOptions, FieldCheck>> = {
  istioVersion: { is: isOneOf(ISTIO_VERSIONS), what: `one of "${ISTIO_VERSIONS.join('", "')}"` },
  config: { is: isMapping, what: 'what differs from the default MeshConfig' },
  assume: { is: isListOf(isMapping), what: 'a list of manifests' },
  suppressions: { is: isListOf(isMapping), what: 'a list of { rules, objects, reason }' },
  today: { is: isText, what: 'a day, like "2027-01-31"' },
};

/** Checks how a program wants its mesh checked. @throws Error that names the option and what it takes */
export function checkOptions(options: CheckOptions): void {
  checkFields(options, OPTIONS, 'checks.');
}
