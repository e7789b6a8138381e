import { createColors } from 'picocolors';

type Colors = ReturnType<typeof createColors>;

/**
 * The colours of what goes to `stream`: only a terminal gets any, and none where `NO_COLOR` is set. (picocolors' own guess
 * colours pipes too wherever a `CI` variable is set, and looks at stdout only.)
 */
export function colorsFor(stream: NodeJS.WriteStream): Colors {
  return createColors(isColored(stream));
}

/** Whether {@link colorsFor} gives colours. `FORCE_COLOR` asks for them in a pipe too. */
export function isColored(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return stream.isTTY === true && TERM !== 'dumb';
}
