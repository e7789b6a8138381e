import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from './attempt';

const prefix = '.cdk8s-istio-staging-';

/**
 * Runs `work` with an empty folder for unfinished files, which is gone afterwards whatever happens. It lies inside the output folder,
 * because only that is sure to be on the same file system, where a rename is atomic. What killed runs left behind is removed, too.
 */
export function inStaging<Result>(dir: string, work: (staging: string) => Result): Result {
  removeLeftovers(dir);
  const staging = attempt('write to', dir, () => mkdtempSync(join(dir, `${prefix}${process.pid}-`)));
  try {
    return work(staging);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function removeLeftovers(dir: string): void {
  for (const name of attempt('read', dir, () => readdirSync(dir))) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length).split('-')[0]))) continue;
    attempt('clean up', dir, () => rmSync(join(dir, name), { recursive: true, force: true }));
  }
}

const bufferedCharacters = 1 << 18;

/** Writes a file in chunks and returns its size. An error that a chunk's maker throws passes through as it is. */
export function writeChunks(path: string, name: string, chunks: Iterable<string | Uint8Array>): number {
  const file = attempt('write', name, () => openSync(path, 'wx'));
  let bytes = 0;
  let pending = '';
  const write = (buffer: Uint8Array) => {
    for (let at = 0; at < buffer.length; ) at += attempt('write', name, () => writeSync(file, buffer, at));
    bytes += buffer.length;
  };
  const flush = () => {
    write(Buffer.from(pending));
    pending = '';
  };
  try {
    for (const chunk of chunks) {
      if (typeof chunk === 'string') pending += chunk;
      else {
        flush();
        write(chunk);
      }
      if (pending.length >= bufferedCharacters) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** Whether another process of this number runs; one of our own number can only be an earlier one. */
function isRunning(pid: number): boolean {
  if (pid === process.pid || !Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
