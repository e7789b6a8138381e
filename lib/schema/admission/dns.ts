import { quote } from '../structure/describe';

const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const WILDCARD_LABEL = /^(?:\*|(?:\*-?)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;
const LONGEST_LABEL = 63;
const LONGEST_NAME = 255;
const LARGEST_INT64 = 2n ** 63n - 1n;

/** Whether Istio takes the text as a DNS label: letters of either case, digits and `-`, 63 at most. */
export function isLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && LABEL.test(text);
}

/** What is wrong with a full host name without wildcard, or `undefined`. */
export function fqdnProblem(name: string): string | undefined {
  return lengthProblem(name) ?? labelsProblem(name, name);
}

/** What is wrong with a host name whose first label may be or begin with `*`, or `undefined`. */
export function wildcardHostProblem(name: string): string | undefined {
  const tooLong = lengthProblem(name);
  if (tooLong !== undefined) return tooLong;
  const dot = name.indexOf('.');
  const first = dot < 0 ? name : name.slice(0, dot);
  if (first.length > LONGEST_LABEL || !WILDCARD_LABEL.test(first)) return labelProblem(name, first);
  return dot < 0 ? undefined : labelsProblem(name, name.slice(dot + 1));
}

/** Whether the name has a `*` that is neither all of it nor all of its first label. */
export function isPartialWildcard(name: string): boolean {
  return name.includes('*') && name.length !== 1 && !name.startsWith('*.');
}

function lengthProblem(name: string): string | undefined {
  if (name === '') return 'The host is empty.';
  return name.length > LONGEST_NAME ? `The host ${quote(name)} has more than ${LONGEST_NAME} characters.` : undefined;
}

function labelsProblem(whole: string, rest: string): string | undefined {
  const labels = rest.split('.');
  const last = labels[labels.length - 1]!;
  // Go's Atoi decides what is all digits here: a number beyond 64 bits is none to it.
  if (/^\d+$/.test(last) && BigInt(last) <= LARGEST_INT64) {
    return `The last label of ${quote(whole)} is a number, so it is no host name.`;
  }
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index]!;
    if (label === '' && index === labels.length - 1) return undefined;
    if (!isLabel(label)) return labelProblem(whole, label);
  }
  return undefined;
}

function labelProblem(whole: string, label: string): string {
  const what = label === '' ? 'an empty label' : `the label ${quote(label)}`;
  return `${quote(whole)} is no host name: ${what} is not letters, digits and "-" (63 at most, "-" only inside, "*" only in front).`;
}
