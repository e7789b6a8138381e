import { isMapping } from '../../model/mapping';

/** Every field that decides whether a match applies; `name` does not. */
const FIELDS = [
  'uri',
  'scheme',
  'method',
  'authority',
  'headers',
  'withoutHeaders',
  'queryParams',
  'ignoreUriCase',
  'statPrefix',
  'sniHosts',
  'destinationSubnets',
  'sourceSubnet',
  'port',
  'sourceLabels',
  'sourceNamespace',
  'gateways',
] as const;

const STRING_MATCHES: ReadonlySet<string> = new Set(['uri', 'scheme', 'method', 'authority']);

/** A text that two matches share only when they match the same: absent and empty are one, and the order of a map is none. */
export function matchKey(match: object): string {
  const fields = match as Readonly<Record<string, unknown>>;
  return JSON.stringify(
    FIELDS.map((field) => (STRING_MATCHES.has(field) ? stringMatch(fields[field]) : plain(fields[field]))),
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  if (!isMapping(value)) return value || null;
  const keys = Object.keys(value).sort();
  return keys.length === 0
    ? null
    : keys.map((key) => [key, isMapping(value[key]) ? stringMatch(value[key]) : value[key]]);
}

function stringMatch(value: unknown): unknown {
  return isMapping(value) ? [value['exact'] ?? null, value['prefix'] ?? null, value['regex'] ?? null] : null;
}
