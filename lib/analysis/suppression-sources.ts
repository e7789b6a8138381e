import type { Resource } from '../mesh/resource';
import type { Level, Path } from '../model/finding';
import type { Suppression } from './suppression';
import { isDay, parseSuppressions, splitNames } from './suppression-text';

/** The annotation by which an object keeps findings of this library silent. */
const IGNORE_ANNOTATION = 'cdk8s-istio/ignore';
const ISTIO_ANNOTATION = 'galley.istio.io/analyze-suppress';
const KIALI_ANNOTATION = 'kiali.io/ignore-validations';

/** A suppression and where it comes from: an object's annotation, or the configuration. */
export interface PlacedSuppression {
  readonly suppression: Suppression;
  /** The object that carries it and that alone it is for; `undefined` for the configuration's. */
  readonly object?: Resource;
  readonly path?: Path;
  /** How grave it is when it hits nothing. Annotations for other tools may have their effect there. */
  readonly level: Level;
  /** What is wrong with the text, in which case it suppresses nothing. */
  readonly problem?: string;
  /** Whether a rule it names must be one of ours. */
  readonly own: boolean;
}

/** The suppressions that objects carry, and those of the configuration or of the command line. */
export function placedSuppressions(
  resources: Iterable<Resource>,
  configured: Iterable<Suppression> = [],
): readonly PlacedSuppression[] {
  return [...annotatedSuppressions(resources), ...configuredSuppressions(configured)];
}

/** The suppressions that objects carry themselves: ours, Istio's and Kiali's. */
function* annotatedSuppressions(resources: Iterable<Resource>): Iterable<PlacedSuppression> {
  for (const object of resources) {
    const { annotations } = object;
    const text = annotations[IGNORE_ANNOTATION];
    if (typeof text === 'string') yield* ownSuppressions(object, text);
    for (const annotation of [ISTIO_ANNOTATION, KIALI_ANNOTATION]) {
      const codes = annotations[annotation];
      if (typeof codes !== 'string') continue;
      const path: Path = ['metadata', 'annotations', annotation];
      for (const code of splitNames(codes)) {
        const reason = `annotation ${annotation}`;
        const suppression = code === '*' ? { reason } : { rules: [code], reason };
        yield { suppression, object, path, level: 'info', own: false };
      }
    }
  }
}

function* ownSuppressions(object: Resource, text: string): Iterable<PlacedSuppression> {
  const path: Path = ['metadata', 'annotations', IGNORE_ANNOTATION];
  for (const parsed of parseSuppressions(text)) {
    const place = { object, path, level: 'warning', own: true } as const;
    if ('problem' in parsed) yield { ...place, suppression: { reason: '' }, problem: parsed.problem };
    else yield { ...place, suppression: parsed };
  }
}

function* configuredSuppressions(configured: Iterable<Suppression>): Iterable<PlacedSuppression> {
  for (const suppression of configured) {
    const { rules = [], objects = [], until } = suppression;
    const problem =
      rules.length === 0 && objects.length === 0
        ? 'a suppression names neither rules nor objects, and would hide everything'
        : until !== undefined && !isDay(until)
          ? `"${until}" is no day; write it as 2027-01-31`
          : undefined;
    yield { suppression, level: 'warning', own: true, ...(problem === undefined ? {} : { problem }) };
  }
}
