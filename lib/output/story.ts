import { formatLabels } from '../model/labels';
import type { Answer, Entry, Request, Target } from '../routing';

/** A request with its answer, told: what was asked, what becomes of it, and why. */
export function tellStory(request: Request, answer: Answer): string {
  const why = answer.trace.map((sentence, index) => `  ${index + 1}. ${sentence}`);
  return [
    formatRequest(request),
    '',
    ...ending(answer).map((line, index) => `${index === 0 ? '-> ' : '   '}${line}`),
    ...(why.length > 0 ? ['', 'Why:', ...why] : []),
    '',
  ].join('\n');
}

/** A request on one line: `GET https://api.example.com/api from gateway istio-system/istio=ingressgateway, port 443`. */
function formatRequest(request: Request): string {
  const { method = 'GET', host, path = '/', port, tls, from, headers = {}, protocol, claims, source } = request;
  const url = `${tls === undefined ? 'http' : 'https'}://${host}${path}`;
  const what = protocol === 'TCP' ? `TCP to ${host}` : `${method} ${url}`;
  const sent = Object.entries(headers).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : value.join(',')}`,
  );
  const parts = [`${what} from ${formatEntry(from)}`, `port ${port}`];
  if (tls?.sni !== undefined && tls.sni !== host) parts.push(`SNI ${tls.sni}`);
  if (source !== undefined) parts.push(`client ${source}`);
  if (sent.length > 0) parts.push(`with ${sent.join(', ')}`);
  if (claims !== undefined) parts.push(`with claims ${JSON.stringify(claims)}`);
  return parts.join(', ');
}

/** Where a request comes from: `gateway istio-system/istio=ingressgateway`, `workload shop/app=web`. */
export function formatEntry(from: Entry): string {
  const [kind, place] =
    'gateway' in from ? (['gateway', from.gateway] as const) : (['workload', from.workload] as const);
  const labels = formatLabels(place.labels ?? {});
  const account = place.serviceAccount ? ` (service account ${place.serviceAccount})` : '';
  return `${kind} ${place.namespace}${labels === '' ? '' : `/${labels}`}${account}`;
}

/** A destination as people name it: `products.shop.svc.cluster.local:8080 subset v1`. */
export function formatTarget({ host, port, subset }: Pick<Target, 'host' | 'port' | 'subset'>): string {
  return `${host === '' ? 'a backend that does not exist' : host}:${port}${subset === undefined ? '' : ` subset ${subset}`}`;
}

/** Shares and percentages without the noise of division: `33.33`. */
export function formatPercent(percent: number): string {
  return `${Math.round(percent * 100) / 100} %`;
}

/** What becomes of the request, on one line. */
export function formatOutcome(answer: Answer): string {
  const { outcome, status, destinations, redirect } = answer;
  const [only] = destinations;
  const to = destinations.length === 1 && only !== undefined ? ` to ${formatTarget(only)}` : '';
  switch (outcome) {
    case 'route':
      return to === '' ? `goes to ${destinations.length} destinations` : `goes${to}`;
    case 'redirect':
      return `is redirected (${status}) to ${redirect?.location}`;
    case 'direct-response':
      return `is answered by the proxy with ${status}`;
    case 'passthrough':
      return 'leaves the mesh for the address the client looked up';
    default:
      return `${FAILURES[outcome]}${status === null ? '' : `: ${status}`}${to === '' ? '' : `, on its way${to}`}`;
  }
}

const FAILURES = {
  'not-found': 'finds no route',
  'no-cluster': 'is sent where Istio knows no such host, port or subset',
  'no-endpoints': 'is sent where nothing runs',
  blocked: 'is blocked: the mesh lets nothing out that it does not know',
  reset: 'finds its connection closed',
  unauthorized: 'is refused: the token is not accepted',
  denied: 'is denied by policy',
} as const;

const PROBLEMS = {
  'no-cluster': 'Istio knows no such host, port or subset',
  'no-endpoints': 'nothing runs there',
  reset: 'the connection is closed',
  unauthorized: 'the token is refused',
  denied: 'denied by policy',
} as const;

function ending(answer: Answer): string[] {
  const { destinations, upstream, timeout, retries, mirrors, fault, mtls, caveats, outcome } = answer;
  const lines = [`The request ${formatOutcome(answer)}.`];
  if (destinations.length > 1) {
    for (const target of destinations) {
      const problem = target.problem === undefined ? '' : ` (${PROBLEMS[target.problem]})`;
      lines.push(`${formatPercent(target.weight)} to ${formatTarget(target)}${problem}`);
    }
  }
  if (outcome === 'route') {
    const headers = Object.entries(upstream.headers).map(([name, value]) => `${name}: ${value}`);
    lines.push(
      `It arrives there as ${upstream.path} for ${upstream.authority}${headers.length > 0 ? `, with ${headers.join(', ')}` : ''}.`,
    );
    lines.push(
      mtls ? 'The mesh encrypts it on the way (mutual TLS).' : 'Mutual TLS of the mesh does not protect it on the way.',
    );
    lines.push(timeout === '0s' ? 'No timeout.' : `Timeout ${timeout}.`);
    lines.push(
      retries === null
        ? 'No retries.'
        : `Up to ${retries.attempts} retries on ${retries.retryOn}${retries.perTryTimeout === '0s' ? '' : `, each within ${retries.perTryTimeout}`}.`,
    );
  }
  for (const mirror of mirrors)
    lines.push(`${formatPercent(mirror.percentage)} are copied to ${formatTarget(mirror)}.`);
  if (fault?.delay !== undefined)
    lines.push(`${formatPercent(fault.delay.percentage)} are delayed by ${fault.delay.fixedDelay}.`);
  if (fault?.abort !== undefined) {
    const answered = fault.abort.httpStatus ?? `gRPC status ${fault.abort.grpcStatus}`;
    lines.push(`${formatPercent(fault.abort.percentage)} are aborted with ${answered}.`);
  }
  return [...lines, ...caveats.map((caveat) => `But: ${caveat}`)];
}
