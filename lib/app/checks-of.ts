import type { IConstruct } from 'constructs';
import type { CheckOptions } from './check';

const CHECKS = Symbol.for('cdk8s-istio.checks');

/** How an app checks its mesh, and what takes other options where that is possible. */
interface NotedChecks {
  options(): CheckOptions;
  change?(options: CheckOptions): void;
}

/** Notes on an app that it checks its mesh, and how. */
export function noteChecks(app: IConstruct, checks: NotedChecks): void {
  Object.defineProperty(app, CHECKS, { value: checks });
}

/** Makes an app that checks its mesh do so by other options. @throws Error where it does not take any */
export function changeChecks(app: IConstruct, options: CheckOptions): void {
  const noted = notedOn(app);
  if (noted?.change === undefined)
    throw new Error('checkMesh() has options for an app that has its own; give them to it: new MeshApp({ checks })');
  noted.change(options);
}

/** How an app checks its mesh; `undefined` where neither this copy of the package nor another one does. */
export function checksOf(app: IConstruct): CheckOptions | undefined {
  return notedOn(app)?.options();
}

function notedOn(app: IConstruct): NotedChecks | undefined {
  return (app as { readonly [CHECKS]?: NotedChecks })[CHECKS];
}
