import { describeValue, inWords } from '../model/in-words';
import { suggestion } from '../model/suggestion';
import { unknownKeys } from '../model/unknown-keys';
import { tlsOf } from './gateway-hosts';
import { type AnyRoute, GATEWAY_ROUTE } from './gateway-route';
import { type HostTls, isPassthrough } from './gateway-tls';
import { pathProblem } from './path';
import { requestSettingsProblems } from './request-settings-problems';
import { type SecureGatewayProps, trustedProxies } from './secure-gateway-props';
import { whenProblems } from './when-problems';

const PLAIN_HTTP: readonly string[] = ['redirect', 'serve', 'off'];

/** What is wrong with a gateway before any route is asked for, as sentences. */
export function gatewayProblems(props: SecureGatewayProps<string>, hosts: ReadonlyMap<string, HostTls>): string[] {
  const problems = props.tlsTerminatedBefore
    ? plainProblems(props, hosts)
    : [...hosts].flatMap(certificateProblems(props));
  if (props.plainHttp !== undefined && !PLAIN_HTTP.includes(props.plainHttp))
    problems.push(`has the unknown plainHttp "${props.plainHttp}". ${suggestion(props.plainHttp, PLAIN_HTTP)}`);
  problems.push(...hostProblems(props));
  if (hosts.size === 0) problems.push('serves no host, so that it would answer nobody; give "hosts"');
  for (const host of Object.keys(props.override?.virtualServices ?? {})) {
    if (tlsOf(host, hosts) === undefined)
      problems.push(
        `overrides the VirtualService of "${host}", which it does not serve. ${suggestion(host, hosts.keys())}`,
      );
  }
  return problems;
}

function hostProblems({ hosts }: SecureGatewayProps<string>): string[] {
  const declared: readonly unknown[] = Array.isArray(hosts) ? hosts : Object.keys(Object(hosts));
  return declared.flatMap((host) => {
    if (typeof host !== 'string') return [`has ${describeValue(host)} for a host; a host is text`];
    if (!/[:/\s]/.test(host)) return [];
    return [`has the host "${host}"; it is a name alone, without scheme, port, path or namespace`];
  });
}

function certificateProblems(props: SecureGatewayProps<string>): (entry: [string, HostTls]) => string[] {
  const namespace = props.ingress?.namespace ?? 'istio-system';
  return ([host, tls]) => {
    if (isPassthrough(tls)) {
      const unread = Object.keys(tls).filter((setting) => setting !== 'tls');
      if (unread.length === 0) return [];
      const why = 'whose TLS the backend ends, so that the gateway shows no certificate';
      return [`has ${unread.join(', ')} for "${host}", ${why}`];
    }
    if (typeof tls.credentialName !== 'string' || tls.credentialName === '')
      return [`has no certificate for "${host}"; give "credentialName", the name of a Secret in ${namespace}`];
    if (!tls.credentialName.includes('/')) return [];
    return [
      `names the Secret "${tls.credentialName}"; a Secret is named without its namespace, it has to be in ${namespace}`,
    ];
  };
}

/** Where TLS ends before the gateway, nothing that is said of TLS or of the plain port would be read. */
function plainProblems(props: SecureGatewayProps<string>, hosts: ReadonlyMap<string, HostTls>): string[] {
  const problems: string[] = [];
  const common = (['tls', 'credentialName', 'minProtocolVersion', 'cipherSuites', 'plainHttp'] as const).filter(
    (setting) => props[setting] !== undefined,
  );
  if (common.length > 0)
    problems.push(
      `has ${common.join(', ')}, but TLS ends before the gateway ("tlsTerminatedBefore"), which serves plain HTTP`,
    );
  for (const [host, tls] of Array.isArray(props.hosts) ? [] : hosts) {
    const own = Object.keys(tls).filter((setting) => !common.some((said) => said === setting));
    if (own.length > 0) problems.push(`has ${own.join(', ')} for "${host}", but TLS ends before the gateway`);
  }
  const trusted = trustedProxies(props);
  if (trusted !== undefined && !(Number.isInteger(trusted) && trusted > 0))
    problems.push(
      `trusts ${inWords(trusted)} proxies; the redirect needs the number of proxies in front of it, at least 1`,
    );
  return problems;
}

const ACTIONS = ['to', 'redirect', 'directResponse'] as const;

/** What is wrong with a route, as sentences that go on from its host. */
export function routeProblems(route: AnyRoute, hasTarget: boolean, tls: HostTls): string[] {
  const problems = unknownKeys(route, GATEWAY_ROUTE);
  const actions = ACTIONS.filter((action) => route[action] !== undefined);
  if (actions.length > 1) problems.push(`does ${actions.join(' and ')} at once; a request meets one of them`);
  const path = pathProblem(route.path);
  if (path !== undefined) problems.push(`has a path that cannot match: ${path}`);
  const rewritten = pathProblem(route.rewrite?.path);
  if (rewritten !== undefined) problems.push(`has a rewrite that no server understands: ${rewritten}`);
  if (route.when !== undefined) problems.push(...whenProblems(route.when));
  problems.push(...requestSettingsProblems(route));
  if (!hasTarget && route.redirect === undefined && route.directResponse === undefined) {
    problems.push(
      `leads nowhere: "to" is ${describeValue(route.to)}; pass the service itself (to: products), or one of its versions`,
    );
  }
  if (isPassthrough(tls)) {
    const unread = Object.entries(route).flatMap(([key, value]) =>
      key === 'host' || key === 'to' || value === undefined ? [] : key,
    );
    if (unread.length > 0)
      problems.push(
        `asks for ${unread.join(', ')}, but the backend ends its TLS, so that the gateway reads nothing of the request`,
      );
  }
  return problems;
}
