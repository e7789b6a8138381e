import { quote } from '../structure/describe';
import { isLabel } from './dns';
import type { Place } from './place';

/** What differs between the kinds that have exportTo. */
export interface ExportToOptions {
  /** A ServiceEntry may be exported to nobody, `~`. */
  readonly nobody?: boolean;
  /** A DestinationRule with a workloadSelector stays in its own namespace. */
  readonly selecting?: boolean;
}

/** Checks to which namespaces an object is exported. */
export function checkExportTo(
  exportTo: readonly string[] | undefined,
  namespace: string,
  spec: Place,
  options: ExportToOptions = {},
): void {
  if (exportTo === undefined || exportTo.length === 0) return;
  const at = spec.at('exportTo');
  const seen = new Set<string>();
  exportTo.forEach((entry, index) => {
    const scope = entry === '.' ? namespace : entry;
    if (seen.has(scope))
      at.at(index).error(`exportTo names ${quote(scope)} twice${scope === entry ? '' : ', once as "."'}.`);
    else if (scope === '~' && !options.nobody)
      at.at(index).error('Only a ServiceEntry can be exported to nobody ("~").');
    else if (scope !== '~' && scope !== '*' && !isLabel(scope))
      at.at(index).error(`${quote(entry)} is no namespace; exportTo takes ".", "*" or names of namespaces.`);
    else seen.add(scope);
  });
  if (options.selecting && seen.size > 0 && !(seen.size === 1 && seen.has(namespace))) {
    at.error(
      'A DestinationRule with a workloadSelector applies in its own namespace only, and exportTo says more.',
      'Write exportTo: ["."], or leave it out.',
    );
  }
  if (exportTo.length < 2) return;
  if (seen.has('*')) at.error('"*" beside other entries: it includes them already.', 'Keep "*" alone, or the others.');
  if (seen.has('~'))
    at.error('"~" (nobody) beside other entries: they contradict each other.', 'Keep "~" alone, or the others.');
}
