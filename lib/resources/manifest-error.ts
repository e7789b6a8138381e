/** An object cannot be written. Each problem names the field and what is wrong with its value. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  /** The construct's path. */
  readonly path: string;
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[]) {
    super(`${path}: ${problems.join('; ')}`);
    this.path = path;
    this.problems = problems;
  }
}
