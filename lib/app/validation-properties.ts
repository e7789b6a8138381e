import { suggestion } from '../model/suggestion';
import { ISTIO_VERSIONS } from '../schema';

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isListOf = (is: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is);
const isNamed = (value: unknown) => isFields(value) && isText(value['namespace']) && isText(value['name']);
const isOneOf = (names: readonly string[]) => (value: unknown) => names.includes(value as string);

interface Property {
  readonly is: (value: unknown) => boolean;
  readonly what: string;
}

const PROPERTIES: Readonly<Record<string, Property>> = {
  istioVersion: { is: isOneOf(ISTIO_VERSIONS), what: `one of "${ISTIO_VERSIONS.join('", "')}", between quotes` },
  failOn: { is: isOneOf(['error', 'warning', 'info']), what: 'error, warning or info' },
  ignore: { is: isListOf(isText), what: 'a list of texts like "some-rule@VirtualService shop/*"' },
  assume: { is: isFields, what: 'a mapping of services, secrets, namespaces and manifests' },
};

const ASSUMPTIONS: Readonly<Record<string, Property>> = {
  services: {
    is: isListOf((value) => isNamed(value) && isListOf(isFields)((value as Fields)['ports'])),
    what: 'a list of { namespace, name, ports: [{ name, port }] }',
  },
  secrets: { is: isListOf(isNamed), what: 'a list of { namespace, name }' },
  namespaces: { is: isListOf(isText), what: 'a list of names' },
  manifests: { is: isListOf((value) => isFields(value) && isFields(value['metadata'])), what: 'a list of manifests' },
};

type Fields = Readonly<Record<string, unknown>>;

/** Checks what `cdk8s.yaml` gives to {@link MeshValidation}. @throws Error that names the property and what it takes */
export function checkProperties(properties: unknown): void {
  check(properties, PROPERTIES, '');
  check((properties as Fields)['assume'] ?? {}, ASSUMPTIONS, 'assume.');
}

function check(values: unknown, known: Readonly<Record<string, Property>>, prefix: string): void {
  if (!isFields(values)) throw new Error('MeshValidation: properties must be a mapping');
  for (const [name, value] of Object.entries(values)) {
    const property = Object.hasOwn(known, name) ? known[name] : undefined;
    if (property === undefined) {
      const names = Object.keys(known).map((each) => prefix + each);
      throw new Error(`MeshValidation: there is no property "${prefix}${name}". ${suggestion(prefix + name, names)}`);
    }
    if (value !== undefined && !property.is(value)) {
      throw new Error(`MeshValidation: ${prefix}${name} must be ${property.what}, not ${JSON.stringify(value)}`);
    }
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
