import type { Node } from '../../../imports/constraints';
import { compileRegex } from '../../model/regex';
import { suggestion } from '../../model/suggestion';
import { minorOf } from '../versions';
import { quote } from './describe';
import { FORMATS } from './formats';
import type { Check } from './walk';

/** Checks of a text: its enum, length, pattern and format. */
export function textCheck(node: Node): readonly Check[] {
  const checks: Check[] = [];
  if (node.enum !== undefined) checks.push(enumCheck(node.enum as readonly string[], node.enumSince ?? {}));
  if (node.minLength !== undefined || node.maxLength !== undefined) checks.push(lengthCheck(node));
  if (node.pattern !== undefined) checks.push(patternCheck(node.pattern));
  const format = node.format === undefined ? undefined : FORMATS[node.format];
  if (format !== undefined) {
    checks.push((value, walk) => {
      if (format.accepts(value as string)) return;
      walk.add(
        'invalid-format',
        `${quote(value as string)} is not ${format.name}, which ${walk.name} takes.`,
        `It looks like ${format.example}.`,
      );
    });
  }
  return checks;
}

function enumCheck(values: readonly string[], since: Readonly<Record<string, string>>): Check {
  const known = new Set(values);
  return (value, walk) => {
    const text = value as string;
    if (!known.has(text)) {
      walk.add(
        'invalid-enum',
        `${quote(text)} is none of the values that ${walk.name} takes; the API server refuses the object.`,
        suggestion(text, values),
      );
      return;
    }
    const release = since[text];
    if (release === undefined || minorOf(release) <= walk.minor) return;
    walk.add(
      'newer-than-target',
      `The value ${text} came with Istio ${release}; the targeted 1.${walk.minor} does not know it and refuses the object.`,
      `Use a value that 1.${walk.minor} knows, or target ${release} or later (istioVersion).`,
    );
  };
}

function lengthCheck({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Node): Check {
  return (value, walk) => {
    const text = value as string;
    if (text.length >= minLength && text.length <= maxLength && minLength < 2) return;
    // Kubernetes counts characters, JavaScript counts UTF-16 units; they differ for texts near the limit only.
    const length = text.length > 2 * maxLength ? text.length : [...text].length;
    if (length < minLength) {
      const what = length === 0 ? 'The text is empty' : `The text has ${length} characters`;
      walk.add('invalid-length', `${what}; ${walk.name} takes ${minLength} or more.`);
    }
    if (length > maxLength) {
      walk.add('invalid-length', `The text has ${length} characters; ${walk.name} takes ${maxLength} at most.`);
    }
  };
}

const REMEMBERED = 2000;

function patternCheck(pattern: string): Check {
  const seen = new Map<string, boolean>();
  return (value, walk) => {
    const text = value as string;
    let matches = seen.get(text);
    if (matches === undefined) {
      matches = compileRegex(pattern).regex?.finds(text) ?? true;
      if (seen.size < REMEMBERED && text.length < 256) seen.set(text, matches);
    }
    if (!matches)
      walk.add(
        'invalid-pattern',
        `${quote(text)} does not have the form that ${walk.name} takes.`,
        `It has to match ${pattern}.`,
      );
  };
}
