import type { Mesh } from '../mesh/mesh';
import type { ManifestFinding } from '../model/finding';
import type { Rule } from './rule';

/**
 * Asks every rule about the mesh and gives the findings in the order of the objects, then of the rules. Assumed
 * objects are context: nothing is said of them.
 */
export function analyze(mesh: Mesh, rules: readonly Rule[]): ManifestFinding[] {
  const found: { readonly index: number; readonly finding: ManifestFinding }[] = [];
  for (const rule of rules) {
    if (rule.misses?.some((kind) => mesh.hasMalformed(kind))) continue;
    for (const problem of rule.check(mesh)) {
      if (problem.object.assumed) continue;
      const { apiVersion, kind, namespace, name, index, manifest } = problem.object;
      found.push({
        index,
        finding: {
          rule: rule.id,
          gate: 'analysis',
          ...(rule.istio === undefined ? {} : { istio: rule.istio }),
          level: problem.level ?? rule.level,
          message: problem.message,
          ...(problem.help === undefined ? {} : { help: problem.help }),
          object: { apiVersion, kind, namespace, name },
          path: problem.path,
          manifest,
        },
      });
    }
  }
  return found.sort((a, b) => a.index - b.index).map(({ finding }) => finding);
}
