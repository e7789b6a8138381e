import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';

/** Few names, so that objects collide. */
export const NAMESPACES = ['default', 'other'] as const;
export const SERVICE_NAMES = ['a', 'b', 'c'] as const;
export const EXTERNAL_HOSTS = ['ext.example.com', 'api.example.com', 'www.example.com'] as const;
export const WILD_HOSTS = ['*.example.com', '*.wild.example.com', '*.com'] as const;
export const PORTS = [80, 8080, 443, 9090, 3306] as const;
export const SUBSETS = ['v1', 'v2', 'v9'] as const;
export const HEADERS = ['x-a', 'X-B', 'x-c'] as const;
export const PARAMETERS = ['q', 'Q', 'x.y'] as const;
export const VALUES = ['1', 'v1', 'V1', 'abc', ''] as const;

export const namespace = fc.constantFrom(...NAMESPACES);

/** The value in so many of a hundred cases, else `undefined`, which JSON leaves out. */
export function sometimes<T>(percent: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: percent, arbitrary: value },
    { weight: 100 - percent, arbitrary: fc.constant<T | undefined>(undefined) },
  );
}

/** Different ones of a list, in any order. */
export function several<T>(values: readonly T[], least: number, most: number): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...values], { minLength: least, maxLength: Math.min(most, values.length) });
}

/** Who may see an object. */
export const exportTo = sometimes(
  20,
  fc.constantFrom<readonly string[]>(['.'], ['*'], ['other'], ['default'], ['default', 'istio-system'], ['~']),
);

/** A name that may stand for a host where the object's namespace is known or does not matter. */
export const knownHost = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...SERVICE_NAMES) },
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...SERVICE_NAMES), namespace).map(fullName) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...SERVICE_NAMES), namespace).map((name) => name.join('.')) },
  { weight: 4, arbitrary: fc.constantFrom<string>(...EXTERNAL_HOSTS) },
);

/** A Service's host. */
export function fullName([name, namespace]: readonly [string, string]): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** An object of which `undefined` fields are left out, as if it came from a file. */
export function object(
  apiVersion: string,
  kind: string,
  metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: object | undefined;
    readonly creationTimestamp?: string | undefined;
  },
  spec: unknown,
): Manifest {
  return JSON.parse(JSON.stringify({ apiVersion, kind, metadata, spec })) as Manifest;
}

/** When an object was created: most at one time, some before. */
export const creationTimestamp = sometimes(15, fc.constantFrom('2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'));

export const ISTIO = 'networking.istio.io/v1';
