import type { Manifest } from './manifest';

/** How grave a finding is: an `error` stops synth, a `warning` is printed, an `info` is shown on request. */
export type Level = 'error' | 'warning' | 'info';

/** Which gate a finding comes from: the CRD's schema, Istio's admission webhook, or the rules across objects. */
export type Gate = 'schema' | 'admission' | 'analysis';

/** A place inside a manifest: `['spec', 'http', 0, 'route']`. */
export type Path = readonly (string | number)[];

/** Which object a finding speaks of. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** One problem with one object. Where it is shown (file and line, or construct path and source line) is added outside. */
export interface Finding {
  /** The rule's id in kebab-case, e.g. `virtual-service-unknown-subset`. */
  readonly rule: string;
  readonly gate: Gate;
  /** Istio's own code: `IST0101`. @default - it has none */
  readonly istio?: string;
  readonly level: Level;
  /** What is wrong and why it hurts. */
  readonly message: string;
  /** What to do, with the nearest right name where there is one. @default - the message says it */
  readonly help?: string;
  readonly object: ObjectRef;
  /** Where in the object. @default - it is about the whole object */
  readonly path?: Path;
}

/** A finding with the manifest it speaks of, by which its place is looked up. */
export interface ManifestFinding extends Finding {
  readonly manifest: Manifest;
}

/** A finding with what made the object it speaks of. */
export interface ProgramFinding extends ManifestFinding {
  /** The path of the construct that made the object: `shop/products/destination-rule`. */
  readonly construct: string;
  /** The line of the `new`, relative to the working directory: `apps/shop/main.ts:12:3`. @default - it is not known */
  readonly source?: string;
}

/**
 * A path as people write it: `spec.http[0].route[1].destination.subset`. Keys that are no plain word are quoted:
 * `metadata.annotations["galley.istio.io/analyze-suppress"]`.
 */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!/^[A-Za-z_$][\w$-]*$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** An object as messages name it: `VirtualService shop/products`; without a namespace, `Namespace shop`. */
export function formatObject(object: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  return object.namespace === ''
    ? `${object.kind} ${object.name}`
    : `${object.kind} ${object.namespace}/${object.name}`;
}
