const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Which rule a name follows: most objects take a subdomain (253), a Namespace, subset or port a label (63), a Service a label that begins with a letter. */
export type NameRule = 'subdomain' | 'label' | 'service';

const RULES: Readonly<Record<NameRule, { readonly pattern: RegExp; readonly limit: number; readonly says: string }>> = {
  subdomain: { pattern: SUBDOMAIN, limit: 253, says: 'lower-case letters, digits, "-" and "."' },
  label: { pattern: LABEL, limit: 63, says: 'lower-case letters, digits and "-"' },
  service: { pattern: SERVICE, limit: 63, says: 'lower-case letters, digits and "-", beginning with a letter' },
};

/** What is wrong with a name, with the nearest one that would do, or `undefined` when Kubernetes takes it. */
export function nameProblem(name: unknown, rule: NameRule): string | undefined {
  if (typeof name !== 'string') return `a name is text, not ${name === null ? 'null' : typeof name}`;
  if (name === '') return 'the name is empty';
  const { pattern, limit, says } = RULES[rule];
  if (name.length > limit) return `the name has ${name.length} characters, and Kubernetes takes ${limit} at most`;
  if (pattern.test(name)) return undefined;
  const better = toLabel(name);
  const hint = better !== undefined && pattern.test(better) ? `; "${better}" would do` : '';
  return `"${name}" is no name for Kubernetes, which takes ${says} and a letter or digit at both ends${hint}`;
}

/** The text as a DNS label (`api.example.com` becomes `api-example-com`, `*` becomes `wildcard`), or `undefined` when nothing is left of it. */
export function toLabel(text: string): string | undefined {
  const label = text
    .replaceAll('*', 'wildcard')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return label === '' ? undefined : label;
}
