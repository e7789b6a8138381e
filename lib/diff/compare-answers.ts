import { settingsInWords } from '../model/settings-words';
import { formatPercent, formatTarget } from '../output/story';
import type { Answer, Target } from '../routing';

/** One thing about an answer that is not as it was. */
export interface Change {
  readonly what: string;
  readonly old: string;
  readonly new: string;
}

/** What is different between two answers to one request; nothing, when the request is treated alike. */
export function compareAnswers(old: Answer, now: Answer): readonly Change[] {
  const changes: Change[] = [];
  const compare = (what: string, before: unknown, after: unknown, words: (value: never) => string = String) => {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    changes.push({ what, old: words(before as never), new: words(after as never) });
  };
  const isRefused = old.outcome === now.outcome && isRefusal(old) && isRefusal(now);
  const ends = [old, now].map(({ outcome, status, redirect, destinations }) => [
    outcome,
    status,
    redirect,
    isRefused ? [] : destinations.map(bare),
  ]);
  const isElsewhere = JSON.stringify(ends[0]) !== JSON.stringify(ends[1]);
  if (isElsewhere) changes.push({ what: 'destination', ...endings(old, now) });
  if (old.outcome !== now.outcome) return changes;
  // Of a request that ends here nobody sees the headers.
  const headers = ({ upstream, destinations, outcome }: Answer) =>
    destinations.length === 0 && outcome !== 'passthrough'
      ? []
      : [upstream.headers, destinations.map((to) => to.upstream?.headers)];
  if (!isRefused) {
    compare('path', old.upstream.path, now.upstream.path);
    compare('authority', old.upstream.authority, now.upstream.authority);
    compare('headers', headers(old), headers(now), (value: ReturnType<typeof headers>) =>
      headerWords(value[0] as never),
    );
    compare('timeout', old.timeout, now.timeout, (value: string) => (value === '0s' ? 'none' : value));
    compare('retries', old.retries, now.retries, retryWords);
  }
  compare('mirrors', old.mirrors, now.mirrors, (mirrors: Answer['mirrors']) =>
    listed(mirrors.map((mirror) => `${formatPercent(mirror.percentage)} ${formatTarget(mirror)}`)),
  );
  compare('fault', old.fault, now.fault, (fault: Answer['fault']) =>
    fault === undefined ? 'none' : JSON.stringify(fault),
  );
  if (!isElsewhere && !isRefused)
    for (const [setting, what] of SETTINGS) {
      const said = ({ policies }: Answer) => policies.map((policy) => policy[setting] ?? null);
      compare(what, said(old), said(now), settingWords);
    }
  if (!isRefused) compare('mutual TLS', old.mtls, now.mtls, (isOn: boolean) => (isOn ? 'on' : 'off'));
  compare('caution', old.caveats, now.caveats, listed);
  return changes;
}

/** Whether policy refuses all of it: then it gets to nobody, wherever it was on its way to and however. */
function isRefusal({ outcome, destinations }: Answer): boolean {
  const byPolicy = outcome === 'denied' || outcome === 'unauthorized';
  return byPolicy && destinations.every(({ problem }) => problem === outcome);
}

/** Where requests end on both sides, in as few words as tell them apart. */
function endings(old: Answer, now: Answer): { readonly old: string; readonly new: string } {
  const all = [...old.destinations, ...now.destinations];
  const hosts = new Set(all.map(({ host, port }) => `${host}:${port}`));
  const isShort = hosts.size === 1 && all.every(({ subset }) => subset !== undefined);
  const nameOf = (target: Target) => (isShort ? (target.subset ?? '') : formatTarget(target));
  return { old: ending(old, nameOf), new: ending(now, nameOf) };
}

function ending(answer: Answer, nameOf: (target: Target) => string): string {
  const { outcome, status, destinations, redirect } = answer;
  const [only] = destinations;
  const to = destinations.length === 1 && only !== undefined ? nameOf(only) : '';
  const code = status === null ? '' : ` (${status})`;
  switch (outcome) {
    case 'route':
      return to === '' ? destinations.map((target) => share(target, nameOf)).join(', ') : to;
    case 'redirect':
      return `redirect to ${redirect?.location}${code}`;
    case 'no-cluster':
    case 'no-endpoints':
      return `${to === '' ? destinations.map(nameOf).join(', ') : to}, ${PHRASES[outcome]}${code}`;
    default:
      return `${PHRASES[outcome]}${code}`;
  }
}

const PHRASES = {
  'direct-response': 'answer of the proxy',
  'not-found': 'no route',
  'no-cluster': 'which Istio does not know',
  'no-endpoints': 'where nothing runs',
  passthrough: 'out of the mesh',
  blocked: 'blocked',
  reset: 'connection closed',
  unauthorized: 'token refused',
  denied: 'denied',
} as const;

function share(target: Target, nameOf: (target: Target) => string): string {
  return `${formatPercent(target.weight)} ${nameOf(target)}${target.problem === undefined ? '' : ` (${target.problem})`}`;
}

function bare({ host, subset, port, weight, problem }: Target): unknown {
  return [host, subset, port, Math.round(weight * 1e6), problem];
}

function headerWords(headers: Readonly<Record<string, string>>): string {
  return listed(Object.entries(headers).map(([name, value]) => `${name}: ${value}`));
}

/** How endpoints are treated; other endpoints are treated otherwise anyway. */
const SETTINGS = [
  ['loadBalancer', 'load balancing'],
  ['connectionPool', 'connection pool'],
  ['outlierDetection', 'outlier detection'],
  ['tls', 'TLS'],
] as const;

function settingWords(settings: readonly unknown[]): string {
  return listed([...new Set(settings.map((value) => (value === null ? 'none' : settingsInWords(value))))]);
}

function retryWords(retries: Answer['retries']): string {
  if (retries === null) return 'none';
  const each = retries.perTryTimeout === '0s' ? '' : ` of ${retries.perTryTimeout}`;
  return `${retries.attempts}${each} on ${retries.retryOn}`;
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}
