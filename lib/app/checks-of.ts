import type { IConstruct } from 'constructs';
import type { CheckOptions } from './check';

const CHECKS = Symbol.for('cdk8s-istio.checks');

/** Notes on an app that it checks its mesh, and how. */
export function noteChecks(app: IConstruct, checks: () => CheckOptions): void {
  Object.defineProperty(app, CHECKS, { value: checks });
}

/** How an app checks its mesh; `undefined` where neither this copy of the package nor another one does. */
export function checksOf(app: IConstruct): CheckOptions | undefined {
  return (app as { readonly [CHECKS]?: () => CheckOptions })[CHECKS]?.();
}
