const ORIGIN = Symbol.for('cdk8s-istio.origin');

/** Where in the user's program something was made. */
export interface SourceLocation {
  /** As the runtime names it: an absolute path, mapped to the TypeScript source where source maps are on. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a frame is captured on. A class of its own, so that the engine gives it no room to grow: there is one per object. */
class Holder {
  declare stack?: string;
}

/**
 * Notes on `target` which line calls `above`, a function or a class. It costs one frame, whose text is made only when somebody asks
 * {@link originOf}; a location already noted stays (the outermost constructor knows best what `new` the user wrote).
 */
export function noteOrigin(target: object, above: object): void {
  const holder = new Holder();
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, above as () => void);
  Error.stackTraceLimit = limit;
  (target as { [ORIGIN]?: Holder })[ORIGIN] = holder;
}

const FRAME = /(?:\(|at )(?:async )?(?:file:\/\/)?([^()]+):(\d+):(\d+)\)?$/;

/** The line noted on `target`, or `undefined`. */
export function originOf(target: object): SourceLocation | undefined {
  const stack = (target as { [ORIGIN]?: Holder })[ORIGIN]?.stack;
  const frame = stack === undefined ? undefined : FRAME.exec(stack.trimEnd().split('\n').at(-1) ?? '');
  if (!frame) return undefined;
  return { file: frame[1]!, line: Number(frame[2]), column: Number(frame[3]) };
}
