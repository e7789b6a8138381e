import type { Mesh } from '../mesh/mesh';
import { Abridged } from '../model/abridged';
import type { Level, ManifestFinding } from '../model/finding';
import { isAtLeast } from '../model/level';
import type { Rule } from './rule';

/**
 * Asks every rule about the mesh and gives the findings in the order of the rules. Assumed objects are context: nothing
 * is said of them.
 *
 * @param floor - the least level that somebody hears
 */
export function analyze(mesh: Mesh, rules: readonly Rule[], floor: Level = 'info'): ManifestFinding[] {
  const found: ManifestFinding[] = [];
  for (const rule of rules) {
    if (!isAtLeast(rule.level, floor)) continue;
    if (rule.misses?.some((kind) => mesh.hasMalformed(kind))) continue;
    const ofRule = new Abridged<string, ManifestFinding>();
    for (const problem of rule.check(mesh, floor)) {
      const level = problem.level ?? rule.level;
      if (problem.object.assumed || !isAtLeast(level, floor)) continue;
      const { apiVersion, kind, namespace, name, index, manifest } = problem.object;
      // Levels are counted apart: an error must not hide behind a hundred warnings.
      ofRule.add(`${level} ${index}`, {
        rule: rule.id,
        gate: 'analysis',
        ...(rule.istio === undefined ? {} : { istio: rule.istio }),
        level,
        message: problem.message,
        ...(problem.help === undefined ? {} : { help: problem.help }),
        object: { apiVersion, kind, namespace, name },
        path: problem.path,
        manifest,
      });
    }
    for (const finding of ofRule.list()) found.push(finding);
  }
  return found;
}
