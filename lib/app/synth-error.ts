/**
 * The program describes a mesh that would not work. The message names every problem; nothing was written. It carries no
 * stack trace: the lines that matter are in the message.
 */
export class SynthError extends Error {
  /** Each problem in full. */
  declare readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
    super(`${count}; nothing was written\n\n${problems.join('\n\n')}`);
    // Kept out of sight, so that whoever prints the error prints each problem once.
    Object.defineProperty(this, 'problems', { value: problems });
    this.stack = `SynthError: ${this.message}`;
  }
}

Object.defineProperty(SynthError.prototype, 'name', { value: 'SynthError' });
