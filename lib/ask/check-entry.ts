import { isMapping } from '../model/mapping';
import { describe } from './describe';
import { type RequestProblem, unknownFields } from './request-problem';

const FIELDS = ['namespace', 'labels', 'serviceAccount'];

/** Judges `from` of a request. */
export function* checkEntry(from: unknown): Generator<RequestProblem, void> {
  const problem = (path: readonly string[], message: string) => ({ path: ['from', ...path], message });
  if (from === undefined) {
    yield { path: [], message: 'does not say where it comes from: from.gateway or from.workload' };
    return;
  }
  if (!isMapping(from)) {
    yield problem([], `holds gateway or workload, not ${describe(from)}`);
    return;
  }
  yield* unknownFields(from, ['gateway', 'workload'], ['from']);
  const [kind, second] = (['gateway', 'workload'] as const).filter((each) => from[each] !== undefined);
  if (kind === undefined || second !== undefined) {
    yield problem([], 'holds one of gateway and workload');
    return;
  }
  const entry = from[kind];
  if (!isMapping(entry)) {
    yield problem([kind], `holds a namespace and labels, not ${describe(entry)}`);
    return;
  }
  yield* unknownFields(entry, FIELDS, ['from', kind]);
  const { namespace, labels, serviceAccount } = entry;
  if (typeof namespace !== 'string' || namespace === '') yield problem([kind], 'has no namespace');
  if (labels === undefined) {
    if (kind === 'gateway') yield problem([kind], 'has no labels, by which Gateways select its pods');
  } else if (!isMapping(labels)) yield problem([kind, 'labels'], `is a mapping, not ${describe(labels)}`);
  for (const [key, label] of Object.entries(isMapping(labels) ? labels : {})) {
    if (typeof label !== 'string') yield problem([kind, 'labels', key], `is a text, not ${describe(label)}; quote it`);
  }
  if (serviceAccount !== undefined && typeof serviceAccount !== 'string') {
    yield problem([kind, 'serviceAccount'], `is a name, not ${describe(serviceAccount)}`);
  }
}
