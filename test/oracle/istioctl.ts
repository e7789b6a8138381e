import { spawnSync } from 'node:child_process';
import { program } from './build';

/** One message of `istioctl analyze`. */
export interface AnalysisMessage {
  /** Such as `IST0101`. */
  readonly code: string;
  readonly level: 'Error' | 'Warning' | 'Info';
  readonly message: string;
  /** Kind and name: `VirtualService shop/web`. */
  readonly origin: string;
  /** File and line, where istioctl knows them. */
  readonly reference?: string;
}

/** One line of `istioctl validate`. */
export interface ValidationMessage {
  readonly level: 'error' | 'warning';
  /** `VirtualService/shop/web`, absent where istioctl could not read the document. */
  readonly resource?: string;
  readonly message: string;
}

/** What istioctl says of YAML, offline: `analysis` of `analyze()`, or why the input could not be read. */
export interface Analysis {
  readonly messages: readonly AnalysisMessage[];
  /** Documents that istioctl skipped since it could not parse them, in its words. */
  readonly unreadable: readonly string[];
}

/** Asks `istioctl analyze --use-kube=false -A` about files; `-` is `stdin`. */
export function analyze(files: readonly string[], stdin = ''): Analysis {
  const { stdout, stderr } = istioctl(['analyze', '--use-kube=false', '-A', '-o', 'json', ...files], stdin);
  const list = /^\[[\s\S]*/m.exec(stdout);
  if (list === null) throw new Error(`istioctl analyze gave no list of messages:\n${stdout}${stderr}`);
  const unreadable = bullets(stderr).filter((line) => line.startsWith('error processing'));
  return { messages: JSON.parse(list[0]) as AnalysisMessage[], unreadable };
}

/**
 * What `istioctl analyze` would say of a cluster that holds these objects. From files it does not read Services, Pods,
 * Namespaces and other kinds that running clusters are full of.
 * @throws when a document cannot be read.
 */
export function analyzeCluster(manifests: string): readonly AnalysisMessage[] {
  const { stdout, stderr } = run('analyze', [], manifests);
  const list = /^\[[\s\S]*/m.exec(stdout);
  if (list === null) throw new Error(`Istio's analyzers gave no list of messages:\n${stdout}${stderr}`);
  return JSON.parse(list[0]) as AnalysisMessage[];
}

/** Asks `istioctl validate` about files; `-` is `stdin`. No error and no warning is an empty list. */
export function validate(files: readonly string[], stdin = ''): ValidationMessage[] {
  const { stdout, stderr } = istioctl(['validate', ...files.flatMap((file) => ['-f', file])], stdin);
  const read = (level: ValidationMessage['level'], text: string): ValidationMessage[] =>
    bullets(text).map((line) => {
      const parts = /^([A-Z]\w*\/[^/:]*\/[^:]*): ([\s\S]*)$/.exec(line);
      return parts ? { level, resource: parts[1], message: parts[2]! } : { level, message: line };
    });
  const [warnings = '', errors = ''] = split(`${stdout}\n${stderr}`);
  return [...read('error', errors), ...read('warning', warnings)];
}

/** Warnings come first, everything from `Error:` on is errors. */
function split(output: string): [string, string] {
  const at = output.search(/^Error: /m);
  return at < 0 ? [output, ''] : [output.slice(0, at), output.slice(at)];
}

/** The items of Go's list of errors, each on a line of its own: `\t* text`. */
function bullets(text: string): string[] {
  return [...text.matchAll(/^\s+\* (.*)$/gm)].map((line) => line[1]!);
}

function istioctl(args: readonly string[], stdin: string): { stdout: string; stderr: string } {
  return run('istioctl', args, stdin);
}

function run(name: 'istioctl' | 'analyze', args: readonly string[], stdin: string): { stdout: string; stderr: string } {
  // Without a kube config and colours: what it says depends on its input alone.
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', NO_COLOR: '1' };
  const done = spawnSync(program(name), args, {
    input: stdin,
    env,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 << 20,
  });
  if (done.error) throw done.error;
  return done;
}
