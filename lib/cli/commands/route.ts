import { Command, InvalidArgumentError, Option } from 'commander';
import { type EntryText, readEntryText } from '../../ask/entry-text';

/** What the command line of `route` can say. */
export interface RouteOptions {
  readonly fromGateway?: EntryText;
  readonly from?: EntryText;
  readonly serviceAccount?: string;
  readonly host?: string;
  readonly port?: number;
  readonly method?: string;
  readonly path?: string;
  readonly header: Readonly<Record<string, string | readonly string[]>>;
  readonly claim: Readonly<Record<string, string>>;
  readonly sni?: string;
  readonly source?: string;
  readonly requests?: string;
  readonly format: 'text' | 'json';
  readonly coverage?: true;
  readonly threshold?: number;
}

/** The flags that describe one request. */
export const REQUEST_FLAGS = [
  'fromGateway',
  'from',
  'serviceAccount',
  'host',
  'port',
  'method',
  'path',
  'sni',
  'source',
] as const;

/** `cdk8s-istio route`: where requests go. */
export function routeCommand(): Command {
  return new Command('route')
    .summary('say where a request would go, and why')
    .description(
      'Answers from manifests alone what Istio and Envoy would do with a request: one that the flags describe, or those of a file.',
    )
    .argument(
      '<manifests...>',
      'YAML or JSON files, folders of them, or - for standard input; all together are one mesh',
    )
    .addOption(
      new Option('--from-gateway <pods>', 'enter by a gateway: namespace/label=value of its pods')
        .argParser(entry)
        .conflicts('from'),
    )
    .option('--from <workload>', 'enter by the sidecar of a workload: namespace/label=value,...', entry)
    .option('--service-account <name>', 'the service account of these pods (default: default)')
    .option('--host <host>', 'the host of the URL')
    .option('--port <port>', 'the port the client connects to (default: what the mesh serves the host on)', port)
    .option('--method <method>', 'the HTTP method (default: GET)')
    .option('--path <path>', 'the path with its query (default: /)')
    .addOption(
      new Option('--header <name=value>', 'a header, or "name: value" as curl has it; may be repeated')
        .argParser(headerLine)
        .default({}, 'none'),
    )
    .addOption(
      new Option(
        '--claim <name=value>',
        'a claim of the accepted token, JSON where it begins with [ or {; may be repeated',
      )
        .argParser(pair)
        .default({}, 'none'),
    )
    .option('--sni <host>', 'speak TLS with this SNI')
    .option('--source <address>', 'the IP address of the client, for policies that ask for it')
    .option('--requests <file>', 'a JSON or YAML list of requests')
    .addOption(new Option('-f, --format <format>', 'how answers are printed').choices(['text', 'json']).default('text'))
    .option('--coverage', 'say which routes of the mesh no request took')
    .option('--threshold <percent>', 'fail when fewer routes were taken; implies --coverage', percent)
    .addHelpText(
      'after',
      '\nExit status: 0 answered, 1 fewer routes taken than --threshold wants, 2 the manifests or the requests cannot be used.',
    )
    .action((manifests: string[], options: RouteOptions) => {
      const { route }: typeof import('../route/route') = require('../route/route');
      process.exitCode = route(manifests, options);
    });
}

function entry(value: string): EntryText {
  const read = readEntryText(value);
  if ('problem' in read) throw new InvalidArgumentError(`${read.problem}.`);
  return read;
}

function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || number > 65535) throw new InvalidArgumentError('A port is 1 to 65535.');
  return number;
}

function percent(value: string): number {
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number > 100) throw new InvalidArgumentError('A share is 0 to 100.');
  return number;
}

/** `name=value`, or `name: value` as curl has it. The same name again is another line of the header. */
function headerLine(
  text: string,
  before: Readonly<Record<string, string | readonly string[]>>,
): Readonly<Record<string, string | readonly string[]>> {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+)(?:=|:[ \t]*)(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write name=value or "name: value".');
  const known = Object.hasOwn(before, name) ? before[name] : undefined;
  const all = known === undefined ? value : [known, value].flat();
  return Object.fromEntries([...Object.entries(before), [name, all]]);
}

function pair(value: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const equals = value.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Write name=value.');
  return Object.fromEntries([...Object.entries(before), [value.slice(0, equals), value.slice(equals + 1)]]);
}
