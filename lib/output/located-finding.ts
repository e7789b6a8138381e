import { type Finding, formatObject, formatPath } from '../model/finding';

/** A finding and where it is shown. */
export interface LocatedFinding extends Finding {
  /** The file that holds the object, as it was named to the program that read it. @default - it was not read from a file */
  readonly file?: string;
  /** Line of `file`, from 1. @default - as for `file` */
  readonly line?: number;
  /** Column of the line, from 1. @default - as for `file` */
  readonly column?: number;
}

/** A place in a file that cannot be read, and why. */
export interface Unreadable {
  readonly file: string;
  /** @default - nothing of the file can be read */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** A place as compilers write it, which editors and terminals make a link of: `shop.yaml:14:9`. */
export function formatPlace({ file, line, column }: Unreadable | LocatedFinding): string | undefined {
  return line === undefined ? file : `${file}:${line}:${column}`;
}

/** What a finding is about: `VirtualService shop/products spec.http[0].route`. */
export function formatSubject({ object, path }: Finding): string {
  return path === undefined || path.length === 0 ? formatObject(object) : `${formatObject(object)} ${formatPath(path)}`;
}
