import type {
  HTTPHeaderFilter,
  HTTPRequestRedirectFilter,
  HTTPURLRewriteFilter,
} from '../../../imports/gateway-api.generated';

/** A header filter as a VirtualService writes it; of two entries for one name the first counts. */
export function headerOperations(filter: HTTPHeaderFilter | undefined): {
  readonly set: Readonly<Record<string, string>>;
  readonly add: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
} {
  return { set: toMap(filter?.set), add: toMap(filter?.add), remove: filter?.remove ?? [] };
}

function toMap(headers: HTTPHeaderFilter['set']): Readonly<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const { name, value } of headers ?? []) made[name.toLowerCase()] ??= value;
  return made;
}

/** A URL rewrite. Replacing a prefix by nothing leaves the rest of the path with its slash. */
export function rewriteOf(filter: HTTPURLRewriteFilter | undefined): Record<string, unknown> | undefined {
  const made: Record<string, unknown> = {};
  const { path, hostname } = filter ?? {};
  if (path?.type === 'ReplacePrefixMatch') made.uri = (path.replacePrefixMatch ?? '').replace(/\/$/, '') || '/';
  if (path?.type === 'ReplaceFullPath') made.uriRegexRewrite = { match: '/.*', rewrite: path.replaceFullPath ?? '' };
  if (hostname !== undefined) made.authority = hostname;
  return Object.keys(made).length === 0 ? undefined : made;
}

/** A redirect. Unlike Istio's own, it keeps the port of the listener unless it changes the scheme. */
export function redirectOf(filter: HTTPRequestRedirectFilter | undefined): Record<string, unknown> {
  const { statusCode = 302, hostname, scheme, port, path } = filter ?? {};
  return {
    redirectCode: statusCode,
    ...(hostname !== undefined && { authority: hostname }),
    ...(scheme !== undefined && { scheme }),
    ...(port !== undefined
      ? { port }
      : { derivePort: scheme === undefined ? 'FROM_REQUEST_PORT' : 'FROM_PROTOCOL_DEFAULT' }),
    ...(path?.type === 'ReplaceFullPath' && { uri: path.replaceFullPath }),
    ...(path?.type === 'ReplacePrefixMatch' && { prefixRewrite: path.replacePrefixMatch }),
  };
}
