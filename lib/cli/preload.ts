import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { inspect } from 'node:util';

/**
 * Loaded before a program that `cdk8s-istio synth` runs. Mistakes in what the program says are shown by their message alone: a
 * stack would only tell how this library found them. Any other exception keeps its stack, in lines of TypeScript.
 */
const SAID_BY_MESSAGE = new Set(['SynthError', 'ManifestError', 'TSError']);

process.on('uncaughtException', (error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
});

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${inspect(error)}, which is no Error`;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    if (!isConfigured(process.cwd())) return NO_TSCONFIG;
    return (
      `${error.message}: Node takes it for an ES module, which ts-node does not compile here. Leave "type": "module" out of package.json,` +
      ' and let tsconfig.json say "module": "node16" or "commonjs".'
    );
  }
  if (error.message.startsWith('There is already a Construct with name')) {
    return `${error.message}; give one of the two another id\n${framesOfProgram(error)}`;
  }
  if (error.message.startsWith('cannot find a parent chart')) {
    const why = 'what it is made in has to be a chart, or something that is in one';
    return `A construct has no chart: ${why}. ${CIRCLE}\n${framesOfProgram(error)}`;
  }
  if (isRefusal(error)) return `${error.message}\n${framesOfProgram(error)}`;
  return isMistake(error) ? error.message.trimEnd() : withoutRuntimeFrames(inspect(error));
}

const CIRCLE = 'Where modules import each other in a circle, it may be undefined still.';

const NO_TSCONFIG = `There is no tsconfig.json in this folder or above it, and without one TypeScript cannot be run. Write it beside package.json:
{
  "compilerOptions": { "target": "es2022", "module": "node16", "strict": true, "skipLibCheck": true, "types": ["node"], "rootDir": "." }
}`;

/** Whether a folder, or one above it, has a tsconfig.json. */
function isConfigured(folder: string): boolean {
  return existsSync(join(folder, 'tsconfig.json')) || (dirname(folder) !== folder && isConfigured(dirname(folder)));
}

/** Whether the message says all. cdk8s' own `App` gives no name to the error that lists what its constructs find wrong. */
function isMistake({ name, message }: Error): boolean {
  return SAID_BY_MESSAGE.has(name) || message.startsWith('Validation failed with the following errors:');
}

const OWN_FOLDER = join(__dirname, '..') + sep;

/** Whether this library threw it on purpose: what the program says of things outside of it does not hold. */
function isRefusal({ name, stack = '' }: Error): boolean {
  return name === 'Error' && (/^ +at .*$/m.exec(stack)?.[0].includes(OWN_FOLDER) ?? false);
}

/** The lines of the program alone: the others are of libraries that did what they were told. */
function framesOfProgram({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^ +at /.test(line));
  return frames.filter((line) => !/node:internal|node_modules/.test(line) && !line.includes(OWN_FOLDER)).join('\n');
}

/** Frames of Node itself and of ts-node tell nothing about the program. */
function withoutRuntimeFrames(text: string): string {
  const isRuntime = /^ +at .*(?:node:internal|node_modules[\\/]ts-node[\\/])/;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    if (!isRuntime.test(line)) kept.push(line);
    // What an error carries beside its stack is opened at the end of the last frame.
    else if (line.endsWith(' {')) kept.push(`${kept.pop()} {`);
  }
  return kept.join('\n');
}
