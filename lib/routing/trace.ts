/** Collects, in words, what was considered on the way to an answer. */
export class Trace {
  readonly lines: string[] = [];

  /** Adds one sentence. */
  say(sentence: string): void {
    this.lines.push(sentence);
  }
}
