import type { IConstruct } from 'constructs';
import { type CheckOptions, checkManifests } from './check';
import { collect } from './collect';
import { duplicateProblems } from './duplicates';
import { isMeshApp } from './mesh-app';
import { formatFinding, formatProblem } from './report';

const CHECKED = Symbol.for('cdk8s-istio.checked');

/**
 * Makes a stock cdk8s `App` check the whole mesh when it is synthesized, as {@link MeshApp} does: errors stop it,
 * warnings go to standard error. `MeshChart` calls it; charts of stock cdk8s need the call once.
 *
 * @param construct - the app, or anything in it
 *
 * @example
 * const app = new App();
 * checkMesh(app);
 */
export function checkMesh(construct: IConstruct, options: CheckOptions = {}): void {
  const { root } = construct.node;
  if (isMeshApp(root) || CHECKED in root) return;
  Object.defineProperty(root, CHECKED, { value: true });
  let known: string[] | undefined;
  root.node.addValidation({
    validate: () => {
      if (known === undefined) {
        // Stock cdk8s validates the app once more for every chart, all in one go: one answer serves them all.
        known = errorsOf(root, options);
        setImmediate(() => {
          known = undefined;
        });
      }
      return known;
    },
  });
}

let asking = false;

function errorsOf(root: IConstruct, options: CheckOptions): string[] {
  // Collecting the problems of the constructs asks the root's validations, this one among them.
  if (asking) return [];
  asking = true;
  try {
    const collected = collect(root);
    const own = collected.problems.filter(({ construct }) => construct.node.validate().length === 0);
    const problems = [...own, ...duplicateProblems(collected.charts)].map(formatProblem);
    const objects = collected.charts.flatMap((chart) => chart.objects);
    const constructs = new Map(objects.map(({ manifest, construct }) => [manifest, construct]));
    const findings = checkManifests([...constructs.keys()], options);
    for (const finding of findings) {
      const text = formatFinding(finding, constructs.get(finding.manifest));
      if (finding.level === 'error') problems.push(text);
      else if (finding.level === 'warning') process.stderr.write(`${text}\n`);
    }
    return problems;
  } finally {
    asking = false;
  }
}
