const advice: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there; change its permissions or choose another output folder',
  EPERM: 'you may not write there; change its permissions or choose another output folder',
  EROFS: 'its file system is read-only; choose another output folder',
  ENOSPC: 'the disk is full; make room and run again',
  EDQUOT: 'your disk quota is used up; make room and run again',
  ENOENT: 'a folder on the way is gone, or a symbolic link leads nowhere; mend it or choose another output folder',
  ENOTDIR: 'a file stands where a folder is needed; move it or choose another output folder',
  EEXIST: 'a file stands where a folder is needed; move it or choose another output folder',
  EISDIR: 'a folder stands where a file is to be written; move it or rename the chart',
  ENAMETOOLONG: 'the name is too long for the file system; shorten the name of the chart',
};

/** Runs a file operation; its failure says what was to be done, where and what helps. @throws Error */
export function attempt<Result>(doing: string, path: string, operation: () => Result): Result {
  try {
    return operation();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`cannot ${doing} ${path}: ${advice[code ?? ''] ?? message}`, { cause: error });
  }
}
