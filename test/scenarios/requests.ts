import type { TestedMesh } from 'cdk8s-istio/vitest';

/** What the requests of a scenario are asked of: `requests.ts` in its folder exports the tests. */
export interface Ask {
  readonly mesh: TestedMesh;
}
