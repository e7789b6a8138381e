import type { IConstruct } from 'constructs';
import { originOf, type SourceLocation } from '../model/origin';

/** Something a construct says is wrong, and the lines that said it. */
export interface ConstructProblem {
  readonly construct: IConstruct;
  readonly message: string;
  /** The lines that said it, where they are not the construct's own `new`. */
  readonly at: readonly SourceLocation[];
}

/** Where this library's own code is. */
const OWN_FOLDER = __dirname.replace(/[/\\]app$/, '');

/** The line of the user's `new` that led to the construct: its own, or that of the pattern or chart that made it. */
export function sourceOf(construct: IConstruct): SourceLocation | undefined {
  const made = madeByUser(construct);
  return made === undefined ? undefined : originOf(made);
}

/** The construct itself where the user's program makes it, or the pattern or chart that made it. */
export function madeByUser(construct: IConstruct): IConstruct | undefined {
  for (let node: IConstruct | undefined = construct; node !== undefined; node = node.node.scope) {
    const origin = originOf(node);
    if (origin !== undefined && !origin.file.startsWith(OWN_FOLDER)) return node;
  }
  return undefined;
}

/** A construct as messages name it: its class and its path, `CanaryService shop/products`. */
export function nameOf(construct: IConstruct): string {
  return `${construct.constructor.name} ${construct.node.path}`.trimEnd();
}
