import type { Visibility } from '../mesh/visibility';

/** Whether some namespace sees both of two exported objects. */
export function seenTogether(a: Visibility, b: Visibility): boolean {
  if (a.has('~') || b.has('~')) return false;
  if (a.has('*') || b.has('*')) return true;
  for (const scope of a) if (b.has(scope)) return true;
  return false;
}
