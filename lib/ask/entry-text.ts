import type { Labels } from '../model/labels';

/** A namespace and labels, read from `namespace/key=value,key=value`. */
export interface EntryText {
  readonly namespace: string;
  readonly labels: Labels;
}

const LABEL = /^(?:[A-Za-z0-9]([-A-Za-z0-9_.]*)\/)?[A-Za-z0-9][-A-Za-z0-9_.]*=[-A-Za-z0-9_.]*$/;

/**
 * Reads where a request comes from: `shop/app=web,version=v1`, or `shop` for a workload without labels.
 *
 * @returns what is wrong with the text, where something is
 */
export function readEntryText(text: string): EntryText | { readonly problem: string } {
  const slash = text.indexOf('/');
  const namespace = slash < 0 ? text : text.slice(0, slash);
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace)) {
    return { problem: `"${text}" does not begin with a namespace; write namespace/label=value, as in shop/app=web` };
  }
  const parts = slash < 0 || slash === text.length - 1 ? [] : text.slice(slash + 1).split(',');
  const wrong = parts.find((part) => !LABEL.test(part));
  if (wrong !== undefined) return { problem: `"${wrong}" in "${text}" is no label; write key=value, as in app=web` };
  const labels = parts.map((part): [string, string] => {
    const equals = part.indexOf('=');
    return [part.slice(0, equals), part.slice(equals + 1)];
  });
  return { namespace, labels: Object.fromEntries(labels) };
}
