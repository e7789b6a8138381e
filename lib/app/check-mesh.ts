import type { IConstruct } from 'constructs';
import type { CheckOptions } from './check';
import { checkOptions } from './check-options';
import { changeChecks, checksOf, noteChecks } from './checks-of';
import { collect } from './collect';
import { judge } from './judge';
import { formatProblem } from './report';

/**
 * Makes a stock cdk8s `App` check the whole mesh when it is synthesized, as {@link MeshApp} does: errors stop it,
 * warnings go to standard error. `MeshChart` calls it; charts of stock cdk8s need the call once. Options of a later call
 * are laid over those of an earlier one.
 *
 * @param construct - the app, or anything in it
 * @throws Error for options that there are not, or that a `MeshApp` has to be given itself
 *
 * @example
 * const app = new App();
 * checkMesh(app);
 */
export function checkMesh(construct: IConstruct, given?: CheckOptions): void {
  if (given !== undefined) checkOptions(given);
  const { root } = construct.node;
  if (checksOf(root) !== undefined) {
    if (given !== undefined) changeChecks(root, given);
    return;
  }
  let options: CheckOptions = given ?? {};
  noteChecks(root, {
    options: () => options,
    change: (others) => {
      options = { ...options, ...others };
    },
  });
  let known: readonly string[] | undefined;
  root.node.addValidation({
    validate: () => {
      if (known === undefined) {
        // Stock cdk8s validates the app once more for every chart, all in one go: one answer serves them all.
        known = errorsOf(root, options);
        setImmediate(() => {
          known = undefined;
        });
      }
      return [...known];
    },
  });
}

let asking = false;

function errorsOf(root: IConstruct, options: CheckOptions): readonly string[] {
  // Collecting asks every construct's validations, this one among them.
  if (asking) return [];
  asking = true;
  try {
    const collected = collect(root);
    const { errors, warnings } = judge(collected, options);
    for (const warning of warnings) process.stderr.write(`${warning}\n`);
    // Stock cdk8s tells by itself what a construct's own validations say.
    const told = new Set(
      collected.problems
        .filter(({ construct, message }) => construct.node.validate().includes(message))
        .map(formatProblem),
    );
    return errors.filter((error) => !told.has(error));
  } finally {
    asking = false;
  }
}
