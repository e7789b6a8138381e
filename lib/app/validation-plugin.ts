import { readFileSync } from 'node:fs';
import { parseIgnoreOption } from '../analysis';
import { readManifests } from '../mesh/read-yaml';
import { formatPath, type Level } from '../model/finding';
import { isAtLeast } from '../model/level';
import type { LocatedFinding, Unreadable } from '../output/located-finding';
import type { IstioVersion } from '../schema/versions';
import { type Assumptions, assumedManifests } from './assume';
import { checkManifests } from './check';
import { locate } from './locate';
import { checkProperties } from './validation-properties';
import type { MeshValidationContext, Violation } from './validation-report';

/** What `cdk8s.yaml` can say under `properties` of a {@link MeshValidation}. */
export interface MeshValidationProps {
  /** The release of Istio that the mesh runs. @default '1.31' */
  readonly istioVersion?: IstioVersion;
  /** The least level that makes `cdk8s synth` fail. @default 'error' */
  readonly failOn?: Level;
  /** What exists outside of the program. @default - nothing */
  readonly assume?: Assumptions;
  /** Rules whose findings are accepted, everywhere or in some objects: `some-rule@VirtualService shop/*`. @default - none */
  readonly ignore?: readonly string[];
}

/**
 * A validation for stock `cdk8s synth`: what the program wrote passes through the three gates of `MeshApp`, and their findings are in
 * cdk8s' report, with construct paths. `cdk8s.yaml` names it:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-istio
 *     version: 0.1.0
 *     class: MeshValidation
 *     properties: { failOn: warning }
 * ```
 */
export class MeshValidation {
  readonly #props: MeshValidationProps;

  /** @throws Error naming a property that cannot be used */
  constructor(props: MeshValidationProps = {}) {
    checkProperties(props);
    this.#props = props;
  }

  /** Checks the manifests and submits the report. */
  async validate({ manifests, report }: MeshValidationContext): Promise<void> {
    const { istioVersion, failOn = 'error', assume = {}, ignore = [] } = this.#props;
    const read = manifests.map((path) => readManifests(readFileSync(path), path));
    const documents = read.flatMap((file) => file.documents);
    const unreadable = read.flatMap((file) => file.errors);
    const findings = checkManifests(
      documents.map(({ manifest }) => manifest),
      {
        ...(istioVersion === undefined ? {} : { istioVersion }),
        assume: assumedManifests(assume),
        suppressions: ignore.map(parseIgnoreOption),
      },
    );
    for (const place of unreadable) report.addViolation(violationOfPlace(place));
    for (const finding of locate(findings, documents)) report.addViolation(violationOf(finding));
    const failed = unreadable.length > 0 || findings.some(({ level }) => isAtLeast(level, failOn));
    report.submit(failed ? 'failure' : 'success');
  }
}

function violationOf({ rule, istio, level, message, help, object, path = [], ...place }: LocatedFinding): Violation {
  const location = [formatPath(path), ...lineOf(place)].filter((text) => text !== '').join(', ');
  return {
    ruleName: `${level} ${istio === undefined ? rule : `${rule}, ${istio}`}`,
    recommendation: message,
    fix: help ?? `cdk8s-istio lint --explain ${rule} tells more.`,
    violatingResources: [{ resourceName: object.name, locations: [location], manifestPath: place.file ?? '' }],
  };
}

function violationOfPlace({ file, message, ...place }: Unreadable): Violation {
  return {
    ruleName: 'error unreadable',
    recommendation: message,
    fix: 'Write manifests through cdk8s, or keep other YAML out of its folder.',
    violatingResources: [{ resourceName: '', locations: lineOf(place), manifestPath: file }],
  };
}

function lineOf({ line, column }: Pick<LocatedFinding, 'line' | 'column'>): string[] {
  return line === undefined ? [] : [`line ${line}, column ${column}`];
}
