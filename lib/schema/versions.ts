/** The releases of Istio that the tables tell apart, oldest first. */
export const ISTIO_VERSIONS = ['1.24', '1.25', '1.26', '1.27', '1.28', '1.29', '1.30', '1.31'] as const;

/** A release of Istio that can be targeted. */
export type IstioVersion = (typeof ISTIO_VERSIONS)[number];

/** The release that is targeted unless something else is said. */
export const DEFAULT_ISTIO_VERSION: IstioVersion = '1.31';

/** The second number of a release: 27 of `1.27`. Istio's first number has been 1 since 2018. */
export function minorOf(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
