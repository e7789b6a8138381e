import { quote } from '../structure/describe';
import type { Place } from './place';

const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';
const NAME = '(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const KEY = new RegExp(`^(${LABEL}(?:\\.${LABEL})*/)?(${NAME})$`);
const VALUE = new RegExp(`^(?:${NAME})?$`);

/** Checks labels that select or mark workloads. */
export function checkLabels(labels: Readonly<Record<string, string>> | undefined, at: Place): void {
  if (labels === undefined) return;
  for (const key of Object.keys(labels)) {
    const parts = key.length > 400 ? null : KEY.exec(key);
    if (parts === null || (parts[1]?.length ?? 0) > 254 || parts[2]!.length > 63) {
      at.at(key).error(`${quote(key)} is no key of a label, so no workload can carry it.`);
    }
    const value = labels[key]!;
    if (!VALUE.test(value)) at.at(key).error(`${quote(value)} is no value of a label, so no workload can carry it.`);
  }
}
