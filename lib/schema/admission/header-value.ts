/** A control character other than a tab, which no header may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Where the reader of a header value is: in plain text, in the name of a %VARIABLE%, in its arguments, or behind them. */
type State = 'text' | 'name' | 'arguments' | 'strings' | 'string' | 'next-string' | 'closing' | 'end';

/** What is wrong with a header value as Envoy reads it (`%VAR%`, `%VAR(arguments)%`, `%%` for a percent sign), or `undefined`. */
export function headerValueProblem(value: string): string | undefined {
  if (CONTROL.test(value)) return 'The header value has a control character, which HTTP forbids.';
  if (!value.includes('%')) return undefined;
  let state: State = 'text';
  for (let index = 0; index < value.length; index++) {
    const character = value[index]!;
    const last = index === value.length - 1;
    if (state === 'text' && character === '%' && (last || value[index + 1] === '%')) {
      if (last) return 'The header value ends in a lone "%", which Envoy takes for the start of a variable.';
      index++;
    } else if (state === 'string' && character === '\\') {
      if (last) return 'The header value ends in a lone backslash inside a variable.';
      index++;
    } else {
      const next = step(state, character);
      if (next === undefined)
        return `The header value has an unexpected ${JSON.stringify(character)} inside a variable.`;
      state = next;
    }
  }
  return state === 'text' ? undefined : 'The header value has a variable without its closing "%".';
}

function step(state: State, character: string): State | undefined {
  switch (state) {
    case 'text':
      return character === '%' ? 'name' : 'text';
    case 'name':
      return character === '%' ? 'text' : character === '(' ? 'arguments' : 'name';
    case 'arguments':
      return character === '[' ? 'strings' : character === ' ' ? 'arguments' : 'string';
    case 'strings':
      return expect(character, state, { '"': 'string' });
    case 'string':
      return character === ')' ? 'end' : character === '"' ? 'next-string' : 'string';
    case 'next-string':
      return expect(character, state, { ',': 'strings', ']': 'closing' });
    case 'closing':
      return expect(character, state, { ')': 'end' });
    case 'end':
      return expect(character, state, { '%': 'text' });
  }
}

function expect(character: string, state: State, next: Readonly<Record<string, State>>): State | undefined {
  return character === ' ' ? state : next[character];
}
