import type { Call } from './call';

/** `%NAME%`, `%NAME(argument)%`, either with `:10` for no more than ten characters, and `%%`. */
const COMMAND = /%(?:([A-Z][A-Z0-9_]*)(?:\(([^)]*)\))?(?::(\d+))?)?%/g;

/** What TLS of the client alone has a word for. */
const OF_TLS = /^DOWNSTREAM_(?:PEER_|TLS_|LOCAL_(?:URI_SAN|DNS_SAN|IP_SAN|EMAIL_SAN|SUBJECT)$)/;

type Lines = ReadonlyMap<string, readonly string[]>;

/**
 * A header's new value with Envoy's commands filled in as far as the request answers them, its headers as they are by
 * now. Of what only a running Envoy knows the command itself remains.
 */
export function formatHeaderValue(value: string, call: Call, lines: Lines): string {
  if (!value.includes('%')) return value;
  return value.replace(COMMAND, (command, name?: string, argument?: string, length?: string) => {
    if (name === undefined) return '%';
    return (
      answerOf(name, argument, call, lines)?.slice(0, length === undefined ? undefined : Number(length)) ?? command
    );
  });
}

/** The commands of a header's new value that a request does not answer. */
export function openCommands(value: string, call: Call): readonly string[] {
  const isOpen = ([, name, argument]: RegExpMatchArray) =>
    name !== undefined && answerOf(name, argument, call, call.lines()) === undefined;
  return [...value.matchAll(COMMAND)].filter(isOpen).map(([command]) => command);
}

function answerOf(name: string, argument: string | undefined, call: Call, lines: Lines): string | undefined {
  if (argument !== undefined)
    return name === 'REQ' || name === 'REQUEST_HEADER' ? copied(argument, call, lines) : undefined;
  if (name === 'PROTOCOL') return call.protocol;
  if (name === 'REQUESTED_SERVER_NAME') return call.sni;
  if (name === 'DOWNSTREAM_LOCAL_PORT') return String(call.port);
  return OF_TLS.test(name) && !call.isTls ? '' : undefined;
}

/** The first line of `name`, or of another header where that one is missing: `name?other`. */
function copied(argument: string, call: Call, lines: Lines): string | undefined {
  for (const name of argument.toLowerCase().split('?')) {
    if (isWritten(name, call)) return undefined;
    // No rule touches HTTP's own headers, and what the request came by is there without being sent.
    const isAdded = name === 'x-forwarded-for' || (name === 'x-forwarded-proto' && !lines.has(name));
    const isOwn = name.startsWith(':') || name === 'host' || isAdded;
    const found = isOwn ? call.header(name) : lines.get(name)?.[0];
    if (found !== undefined) return found;
  }
  return '';
}

/** Whether Envoy writes a header itself, with what no request says. */
function isWritten(name: string, call: Call): boolean {
  if (name === 'x-request-id') return call.isAtGateway || call.header(name) === undefined;
  return (name === 'x-forwarded-for' && call.isAtGateway && call.source === undefined) || name.startsWith('x-envoy-');
}
