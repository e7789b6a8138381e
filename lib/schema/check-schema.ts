import type { Resource } from '../mesh/resource';
import type { Finding } from '../model/finding';
import { admit } from './admission/admit';
import { coveredBy } from './covered';
import { Report } from './report';
import { checkStructure } from './structure/check-structure';
import { Walk } from './structure/walk';
import { DEFAULT_ISTIO_VERSION, type IstioVersion, minorOf } from './versions';

/** How objects are judged. */
export interface SchemaOptions {
  /**
   * The release of Istio that the mesh runs; what came later is an error.
   * @default '1.31'
   */
  readonly istioVersion?: IstioVersion;
}

/** What the schema and admission gates say of one object. */
export interface SchemaVerdict {
  readonly findings: readonly Finding[];
  /**
   * Whether rules can walk the object: every value has the type that its field takes, nothing required is missing, and
   * every enum has one of its values. An unknown field alone does no harm.
   */
  readonly wellFormed: boolean;
}

/**
 * Judges one object as it would be judged on its way into the cluster: by the API server against its
 * CustomResourceDefinition, then by istiod's webhook. What both refuse is reported once. Nothing is thrown, whatever
 * the object holds.
 *
 * @example
 * const { findings, wellFormed } = checkSchema(toResource(manifest, 0), { istioVersion: '1.28' });
 */
export function checkSchema(resource: Resource, options: SchemaOptions = {}): SchemaVerdict {
  const structure = new Report(resource);
  const walk = new Walk(structure, minorOf(options.istioVersion ?? DEFAULT_ISTIO_VERSION));
  checkStructure(resource, walk);
  const { findings } = structure;
  if (!walk.typed) return { findings, wellFormed: false };
  const admission = new Report(resource);
  admit(resource, admission);
  if (findings.length === 0) return { findings: admission.findings, wellFormed: true };
  const covered = coveredBy(findings);
  const more = admission.findings.filter((finding) => !covered(finding));
  return { findings: [...findings, ...more], wellFormed: walk.complete };
}
