import type { CoverageReport } from '../ask';
import { formatCoverage } from '../ask';
import { type MeshSource, meshOf } from './mesh-of';

/** Which routes of a mesh the tests' requests took, with a text that names the others. */
export interface MeshCoverage extends CoverageReport {
  toString(): string;
}

/**
 * Which routes of a mesh the matchers' requests have taken so far. It counts by what was given to `expect`: the same
 * App, Chart, text or `meshOf()`.
 *
 * @example
 * afterAll(() => {
 *   const coverage = meshCoverage(app);
 *   expect(coverage.percent, String(coverage)).toBeGreaterThanOrEqual(90);
 * });
 */
export function meshCoverage(source: MeshSource): MeshCoverage {
  const { simulator, coverage } = meshOf(source);
  const report = coverage.report(simulator);
  return { ...report, toString: () => formatCoverage(report) };
}
