import type { ReferenceValue } from '../model/reference';

let listener: ((reference: ReferenceValue) => void) | undefined;

/** Runs `work` and tells `hear` of every reference that is written meanwhile. */
export function hearReferences<Result>(hear: (reference: ReferenceValue) => void, work: () => Result): Result {
  const outer = listener;
  listener = hear;
  try {
    return work();
  } finally {
    listener = outer;
  }
}

/** Tells whoever listens that a reference is written. */
export function mention(reference: ReferenceValue): void {
  listener?.(reference);
}
