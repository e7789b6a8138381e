import type { ManifestFinding, ObjectRef } from '../model/finding';
import { suggestion } from '../model/suggestion';
import { isExpired, namesRule, type RuleName } from './suppression';
import type { PlacedSuppression } from './suppression-sources';

/** The rule under which suppressions are reported that are of no use. */
export const UNUSED_SUPPRESSION = {
  id: 'unused-suppression',
  level: 'warning',
  summary: 'A suppression hits nothing, has expired, cannot be read or names a rule that does not exist.',
  why: 'It hides nothing today and the next finding of that rule tomorrow.',
} as const;

/** What is to be said of a suppression, given whether some finding was meant by it. */
export function unusedSuppression(
  placed: PlacedSuppression,
  used: boolean,
  rules: readonly RuleName[],
  today: string | undefined,
): readonly ManifestFinding[] {
  const { suppression, problem, own } = placed;
  if (problem !== undefined)
    return [report(placed, problem, 'Write "rule-id: reason" or "rule-id: reason until 2027-01-31".')];
  const unknown = (suppression.rules ?? []).filter((written) => !rules.some((rule) => namesRule(written, rule)));
  // What other tools check besides may be silenced for them.
  if (!own && (unknown.length > 0 || suppression.rules === undefined)) return [];
  const findings = unknown.map((written) =>
    report(
      placed,
      `there is no rule "${written}"`,
      suggestion(
        written,
        rules.flatMap(({ id, istio, kiali }) => [id, istio, kiali].filter((name) => name !== undefined)),
      ),
    ),
  );
  if (isExpired(suppression.until, today)) {
    const what = `the suppression (${suppression.reason}) ended on ${suppression.until}`;
    findings.push(report(placed, what, used ? 'Put the object right, or name a later day.' : 'Remove it.'));
  } else if (!used && unknown.length < (suppression.rules?.length ?? 1)) {
    const what = suppression.rules?.join(', ') ?? suppression.objects?.join(', ');
    findings.push(report(placed, `nothing is suppressed by "${what}" (${suppression.reason})`, 'Remove it.'));
  }
  return findings;
}

function report(
  { object, path, level, suppression }: PlacedSuppression,
  message: string,
  help: string,
): ManifestFinding {
  const { rules, objects } = suppression;
  const configured = {
    apiVersion: '',
    kind: 'Suppression',
    namespace: '',
    name: [rules ?? [], objects ?? []].flat().join(', '),
  };
  const { apiVersion, kind, namespace, name } = object ?? configured;
  const ref: ObjectRef = { apiVersion, kind, namespace, name };
  const manifest = object?.manifest ?? { apiVersion: '', kind: ref.kind, metadata: { name } };
  const { id } = UNUSED_SUPPRESSION;
  return {
    manifest,
    rule: id,
    gate: 'analysis',
    level,
    message,
    help,
    object: ref,
    ...(path === undefined ? {} : { path }),
  };
}
