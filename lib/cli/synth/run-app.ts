import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isColored } from '../terminal';
import type { AppProgram } from './find-apps';

/** How the process of an app ended. */
export interface AppRun {
  /** What it printed, in the order in which it came. */
  readonly said: readonly Said[];
  readonly milliseconds: number;
  /** What went wrong; its own words are in `said`. */
  readonly failure?: string;
}

/** A piece of what an app printed. */
export interface Said {
  readonly to: 'stdout' | 'stderr';
  readonly text: Buffer;
}

const PRELOAD = join(__dirname, '..', 'preload.js');
const COMPILER = join(__dirname, 'compiler.js');

/**
 * Runs an app in a process of its own, compiled and type-checked by ts-node.
 *
 * @param outdir the app's output folder
 * @param tsNode the module that makes Node run TypeScript
 * @param signal ends the process
 */
export function runApp({ main }: AppProgram, outdir: string, tsNode: string, signal: AbortSignal): Promise<AppRun> {
  const start = performance.now();
  const said: Said[] = [];
  const child = spawn(process.execPath, ['--require', PRELOAD, '--require', tsNode, main], {
    env: { TS_NODE_COMPILER: COMPILER, ...process.env, ...colorsAsHere(), CDK8S_OUTDIR: outdir },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  child.stdout.on('data', (text: Buffer) => said.push({ to: 'stdout', text }));
  child.stderr.on('data', (text: Buffer) => said.push({ to: 'stderr', text }));
  return new Promise((resolve) => {
    const end = (failure?: string) =>
      resolve({ said, milliseconds: performance.now() - start, ...(failure === undefined ? {} : { failure }) });
    child.on('error', (error) => end(`${main} could not be run: ${error.message}`));
    child.on('close', (status, killedBy) => {
      if (killedBy !== null) end(`${main} was ended by ${killedBy}`);
      else if (status === 0) end();
      else end(said.length > 0 ? `${main} failed` : `${main} ended with status ${status} and did not say why`);
    });
  });
}

/** The app prints to pipes: whether there is a terminal behind them it must be told. */
function colorsAsHere(): NodeJS.ProcessEnv {
  return isColored(process.stderr) ? { FORCE_COLOR: '1', TS_NODE_PRETTY: 'true' } : { NO_COLOR: '1' };
}
