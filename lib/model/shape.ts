import type { OnlyOneOf } from '../../imports/istio.generated';

/**
 * The keys of an object: `true` where its value is not looked into, the keys below it where it is. `*` stands for every
 * key that is not named, of an object that maps names.
 */
export interface Shape {
  readonly [key: string]: true | Shape;
}

/**
 * The shape of `Props`, for a list of keys that the compiler holds to the interface: a key that is missing, or that is
 * no longer there, does not compile: `const MIRROR = { to: true, percent: true } satisfies ShapeOf<Mirror>`.
 */
export type ShapeOf<Props> = {
  readonly [Key in KeyOf<Props>]-?: [KeyOf<Below<Props, Key>>] extends [never]
    ? true
    : true | ShapeOf<Below<Props, Key>>;
};

/** The keys of every member of a union; what stands for an impossible value has none. */
type KeyOf<Props> = Props extends readonly unknown[] | OnlyOneOf<string>
  ? never
  : Props extends object
    ? Extract<keyof Props, string>
    : never;

type Below<Props, Key> = Props extends unknown ? (Key extends keyof Props ? NonNullable<Props[Key]> : never) : never;
