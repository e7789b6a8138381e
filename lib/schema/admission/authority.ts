import type { HTTPRoute } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import { isAuthority } from './headers';
import type { Place } from './place';

/** Checks that the authority of the request is changed in one place at most. */
export function checkAuthority({ rewrite, headers }: HTTPRoute, at: Place): void {
  let current = rewrite?.authority ?? '';
  for (const operation of ['set', 'add'] as const) {
    for (const [name, value] of Object.entries(headers?.request?.[operation] ?? {})) {
      if (!isAuthority(name)) continue;
      if (current !== '') {
        at.at('headers')
          .at('request')
          .at(operation)
          .at(name)
          .error(
            `The authority is already changed to ${quote(current)}, and it can be one only.`,
            'Change it in one place.',
          );
        return;
      }
      current = value;
    }
  }
}
