import { readFileSync } from 'node:fs';
import { checkRequest, type Draft, formatRequestProblem, readRequests } from '../../ask';
import { REQUEST_FLAGS, type RouteOptions } from '../commands/route';
import { UsageError } from '../usage-error';

/** The requests that the command line or its file asks for. @throws UsageError */
export function requestsOf(options: RouteOptions): readonly Draft[] {
  const { requests, header, claim } = options;
  const isGiven = REQUEST_FLAGS.some((flag) => options[flag] !== undefined) || hasEntries(header) || hasEntries(claim);
  if (requests === undefined) return [fromFlags(options)];
  if (isGiven) throw new UsageError('--requests holds whole requests: leave out the flags that describe one');
  return fromFile(requests);
}

function fromFlags(options: RouteOptions): Draft {
  const { fromGateway, from, serviceAccount, host, port, method, path, header, claim, sni, source } = options;
  if (fromGateway === undefined && from === undefined) {
    throw new UsageError('say where the request comes from: --from-gateway or --from, or a whole list with --requests');
  }
  if (host === undefined) throw new UsageError('say which host the request is for: --host');
  const draft = {
    from: { [from === undefined ? 'gateway' : 'workload']: { ...from, ...fromGateway, ...given({ serviceAccount }) } },
    host,
    ...given({ port, method, path, source }),
    ...(hasEntries(header) && { headers: header }),
    ...(hasEntries(claim) && { claims: claimsOf(claim) }),
    ...(sni !== undefined && { tls: { sni } }),
  };
  const problems = [...checkRequest(draft)];
  if (problems.length > 0) throw new UsageError(problems.map(formatRequestProblem).join('\n'));
  return draft as Draft;
}

function fromFile(file: string): readonly Draft[] {
  const { drafts, errors } = readRequests(textOf(file), file);
  if (errors.length > 0) {
    throw new UsageError(errors.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
  }
  if (drafts.length === 0) throw new UsageError(`${file} holds no request`);
  return drafts;
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`${file}: there is no such file`);
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function claimsOf(claims: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimOf(name, value)]));
}

function claimOf(name: string, value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new UsageError(`--claim ${name}: "${value}" begins like JSON and is none`);
  }
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function hasEntries(value: object): boolean {
  return Object.keys(value).length > 0;
}
