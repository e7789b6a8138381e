import type { Resource } from '../mesh/resource';
import type { Finding } from '../model/finding';
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
  /** Whether every value has the type that its field takes, so that rules can walk the object. */
  readonly wellFormed: boolean;
}

/** x */
export function checkSchema(resource: Resource, options: SchemaOptions = {}): SchemaVerdict {
  const report = new Report(resource);
  const walk = new Walk(report, minorOf(options.istioVersion ?? DEFAULT_ISTIO_VERSION));
  checkStructure(resource, walk);
  return { findings: report.findings, wellFormed: walk.complete };
}
