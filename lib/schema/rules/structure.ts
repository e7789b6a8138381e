import type { SchemaRule } from '../rules';

const REFUSED = 'The API server refuses the object, so nothing of it takes effect.';

/** Rules of the schema gate: what the Kubernetes API server asks of an object before Istio sees it. */
export const STRUCTURE_RULES = {
  'unknown-kind': {
    gate: 'schema',
    level: 'error',
    summary: 'A kind that its API group does not have, or a version of it that is not served.',
    why: 'kubectl finds no resource to create: "no matches for kind".',
  },
  'unknown-field': {
    gate: 'schema',
    level: 'error',
    summary: 'A field that the kind does not have.',
    why: 'kubectl refuses the object; where validation is off (many GitOps tools) the field is dropped without a word.',
  },
  'wrong-type': {
    gate: 'schema',
    level: 'error',
    summary: 'A value of another type than the field takes: text for a number, null, an object for a list.',
    why: REFUSED,
  },
  'required-field': {
    gate: 'schema',
    level: 'error',
    summary: 'A field that must be there is missing.',
    why: REFUSED,
  },
  'invalid-enum': {
    gate: 'schema',
    level: 'error',
    summary: 'A value that is none of the few the field takes.',
    why: REFUSED,
  },
  'out-of-range': {
    gate: 'schema',
    level: 'error',
    summary: 'A number that is too small or too large.',
    why: REFUSED,
  },
  'invalid-length': {
    gate: 'schema',
    level: 'error',
    summary: 'A text, list or map with too few or too many characters or entries.',
    why: REFUSED,
  },
  'invalid-pattern': {
    gate: 'schema',
    level: 'error',
    summary: 'A text that does not have the form the field asks for (a pattern in RE2 syntax).',
    why: REFUSED,
  },
  'invalid-format': {
    gate: 'schema',
    level: 'error',
    summary: 'A text that is no date-time, base64 or address where one is asked for.',
    why: REFUSED,
  },
  'exclusive-fields': {
    gate: 'schema',
    level: 'error',
    summary: 'Two fields of which only one may be set.',
    why: REFUSED,
  },
  'duplicate-item': {
    gate: 'schema',
    level: 'error',
    summary: 'Two entries of a list with the same key, or the same entry twice in a set.',
    why: REFUSED,
  },
  'cel-rule': {
    gate: 'schema',
    level: 'error',
    summary: 'A validation rule of the CustomResourceDefinition (written in CEL) is broken or cannot be evaluated.',
    why: REFUSED,
  },
  'invalid-metadata': {
    gate: 'schema',
    level: 'error',
    summary: 'A name, namespace, label or annotation that Kubernetes does not take.',
    why: REFUSED,
  },
  'newer-than-target': {
    gate: 'schema',
    level: 'error',
    summary: 'A kind, field or value that came with a later release of Istio than the one that is targeted.',
    why: 'The older CustomResourceDefinition does not know it: kubectl refuses the object, or the field is dropped without a word.',
  },
} as const satisfies Record<string, SchemaRule>;
