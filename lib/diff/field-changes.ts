import type { Path } from '../model/finding';
import { isMapping, type Mapping } from '../model/mapping';

/** A field of an object that is not as it was; `undefined` where it was not, or is not any more. */
export interface FieldChange {
  readonly path: Path;
  readonly old: unknown;
  readonly new: unknown;
}

/** The fields in which two values differ. In lists, items that only moved because others came or went are no difference. */
export function* fieldChanges(old: unknown, now: unknown, path: Path = []): Generator<FieldChange, void> {
  if (isSame(old, now)) return;
  if (Array.isArray(old) && Array.isArray(now)) {
    yield* listChanges(old, now, path);
  } else if (isMapping(old) && isMapping(now)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      yield* fieldChanges(own(old, key), own(now, key), [...path, key]);
    }
  } else {
    yield { path, old, new: now };
  }
}

function* listChanges(old: readonly unknown[], now: readonly unknown[], path: Path): Generator<FieldChange, void> {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && isSame(old[head], now[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isSame(old[old.length - 1 - tail], now[now.length - 1 - tail])) tail += 1;
  const before = old.length - tail;
  const after = now.length - tail;
  for (let at = head; at < Math.max(before, after); at++) {
    const was = at < before ? old[at] : undefined;
    const is = at < after ? now[at] : undefined;
    yield* fieldChanges(was, is, [...path, at]);
  }
}

/** Whether two values as JSON and YAML have them are equal, the order of keys aside. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

function own(value: Mapping, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
