/** The width taken where a terminal says none, as pseudo terminals of build servers do. */
const UNKNOWN_WIDTH = 80;

/** Says on one line of the terminal what is going on; in a pipe, nothing. */
export class Progress {
  #shown = false;
  readonly #stream: NodeJS.WriteStream;
  readonly #timer: NodeJS.Timeout | undefined;

  /**
   * @param describe what is going on right now
   * @param delay milliseconds before the first word: what is over sooner needs none
   */
  constructor(stream: NodeJS.WriteStream, describe: () => string, delay = 1000) {
    this.#stream = stream;
    if (!stream.isTTY) return;
    this.#timer = setInterval(() => {
      this.clear();
      this.#shown = true;
      stream.write(describe().slice(0, (stream.columns || UNKNOWN_WIDTH) - 1));
    }, delay);
  }

  /** Wipes the line, so that something else can be printed. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\x1b[K');
    this.#shown = false;
  }

  /** Wipes the line for good. */
  end(): void {
    clearInterval(this.#timer);
    this.clear();
  }
}
