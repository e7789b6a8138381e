import { formatPath } from '../model/finding';
import { jsonItems } from './json-items';
import type { LocatedFinding } from './located-finding';

/**
 * Findings as a JSON array for other programs to read. Each has, in this order, `rule`, `gate`, `istio`, `level`, `message`, `help`,
 * `object` (`apiVersion`, `kind`, `namespace`, `name`), `path` (as in `spec.http[0].route`), `file`, `line` and `column`. What a
 * finding does not have is left out. These names stay as they are; new ones may be added.
 *
 * It comes in pieces: the findings of a large mesh are more than one string may hold.
 */
export function* formatJson(findings: readonly LocatedFinding[]): Generator<string, void> {
  yield '[';
  yield* jsonItems(findings, toJson, '  ');
  yield findings.length === 0 ? ']\n' : '\n]\n';
}

function toJson(finding: LocatedFinding): unknown {
  const { rule, gate, istio, level, message, help, file, line, column } = finding;
  const { apiVersion, kind, namespace, name } = finding.object;
  return {
    rule,
    gate,
    istio,
    level,
    message,
    help,
    object: { apiVersion, kind, namespace: namespace === '' ? undefined : namespace, name },
    path: finding.path === undefined || finding.path.length === 0 ? undefined : formatPath(finding.path),
    file,
    line,
    column,
  };
}
