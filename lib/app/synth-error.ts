/**
 * The program describes a mesh that would not work. The message names every problem; nothing was written. It carries no
 * stack trace: the lines that matter are in the message.
 */
export class SynthError extends Error {
  override readonly name = 'SynthError';
  /** Each problem in full. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was written\n\n${problems.join('\n\n')}`,
    );
    this.problems = problems;
    this.stack = `${this.name}: ${this.message}`;
  }
}
