import { closeSync, lstatSync, openSync, readSync } from 'node:fs';

const blockSize = 1 << 18;

/** Whether two files hold the same bytes; the second need not exist. A link is never the same: writing replaces it. */
export function sameContent(path: string, other: string): boolean {
  const found = lstatSync(other, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size !== lstatSync(path).size) return false;
  const files = [openSync(path, 'r')];
  try {
    files.push(openSync(other, 'r'));
    const [block, otherBlock] = [Buffer.alloc(blockSize), Buffer.alloc(blockSize)];
    for (;;) {
      const read = readSync(files[0]!, block);
      const otherRead = readSync(files[1]!, otherBlock);
      if (read !== otherRead || block.compare(otherBlock, 0, read, 0, read) !== 0) return false;
      if (read === 0) return true;
    }
  } finally {
    files.forEach(closeSync);
  }
}
