import type { SpecByKind } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import type { ProxyNode } from '../proxy';
import { policiesFor } from './applicable';
import type { Caller } from './caller';
import { type CompiledRule, compileRule } from './rule';

/** What Go reads as true. */
const TRUE: ReadonlySet<string | undefined> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);

/** What a proxy decides, with the reason. */
export interface Verdict {
  readonly allowed: boolean;
  readonly reason: string;
  /** What the decision could not take into account. */
  readonly caveats: readonly string[];
}

interface CompiledPolicy {
  readonly policy: Resource;
  readonly rules: readonly CompiledRule[];
}

/** The AuthorizationPolicies of one proxy: CUSTOM before DENY before ALLOW. */
export class Authorizer {
  readonly #custom: readonly CompiledPolicy[];
  readonly #deny: readonly CompiledPolicy[];
  readonly #allow: readonly CompiledPolicy[];

  /** @param more - namespaces whose policies count beside the proxy's own */
  constructor(mesh: Mesh, proxy: ProxyNode, ...more: readonly string[]) {
    const policies = policiesFor(mesh, 'AuthorizationPolicy', proxy, ...more).filter(
      ({ annotations }) => !TRUE.has(annotations['istio.io/dry-run']),
    );
    const compiled = (action: string): readonly CompiledPolicy[] =>
      policies
        .filter(({ spec }) => (spec.action ?? 'ALLOW') === action)
        .map((policy) => ({
          policy,
          rules: (policy.spec.rules ?? []).map((rule) => compileRule(rule ?? {}, policy.namespace, action === 'ALLOW')),
        }));
    const custom = compiled('CUSTOM');
    const isAsked = askable(
      mesh,
      custom.map(({ policy }) => policy),
    );
    this.#custom = custom.filter(({ policy }) => isAsked(policy));
    this.#deny = [...custom.filter(({ policy }) => !isAsked(policy)), ...compiled('DENY')];
    this.#allow = compiled('ALLOW');
  }

  /** Whether there is nothing to decide. */
  get isEmpty(): boolean {
    return this.#custom.length + this.#deny.length + this.#allow.length === 0;
  }

  /** Whether a caller may go on. What the request does not say is taken to be in its favour, with a caveat. */
  judge(caller: Caller): Verdict {
    const caveats: string[] = [];
    for (const { policy, rules } of this.#custom) {
      if (rules.some((rule) => rule(caller) !== false)) {
        const provider = providerOf(policy);
        caveats.push(
          `${label(policy)} asks the external service of provider "${provider}": its answer is not known here. (Where a Sidecar hides that service from the proxy, Envoy denies.)`,
        );
      }
    }
    const denying = find(this.#deny, caller, (match) => match === true);
    if (denying !== undefined) return { allowed: false, reason: denial(denying), caveats };
    const maybe = find(this.#deny, caller, (match) => match === 'unknown');
    if (maybe !== undefined)
      caveats.push(`${label(maybe)} denies some addresses, and the request does not say which it has.`);
    if (this.#allow.length === 0) return { allowed: true, reason: 'No ALLOW policy limits who may call.', caveats };
    const allowing = find(this.#allow, caller, (match) => match === true);
    if (allowing !== undefined) return { allowed: true, reason: `${label(allowing)} allows it.`, caveats };
    const perhaps = find(this.#allow, caller, (match) => match === 'unknown');
    if (perhaps !== undefined) {
      caveats.push(`${label(perhaps)} allows some addresses, and the request does not say which it has.`);
      return { allowed: true, reason: `${label(perhaps)} may allow it.`, caveats };
    }
    const names = this.#allow.map(({ policy }) => label(policy)).join(', ');
    const who = caller.principal === undefined ? 'shows no certificate of the mesh' : `is ${caller.principal}`;
    const reason = `No rule of ${names} allows it, and what is not allowed is denied. The caller ${who}.`;
    return { allowed: false, reason, caveats };
  }
}

function find(
  policies: readonly CompiledPolicy[],
  caller: Caller,
  wanted: (match: boolean | 'unknown') => boolean,
): Resource | undefined {
  return policies.find(({ rules }) => rules.some((rule) => wanted(rule(caller))))?.policy;
}

/**
 * Which CUSTOM policies of a proxy Istio can ask about. One whose provider MeshConfig does not have denies what it is
 * for, and so do all where several providers are named.
 */
function askable(mesh: Mesh, policies: readonly Resource[]): (policy: Resource) => boolean {
  if (new Set(policies.map(providerOf)).size > 1) return () => false;
  const { extensionProviders } = mesh.config;
  if (!Array.isArray(extensionProviders)) return () => true;
  const known = extensionProviders.filter((provider) => provider?.envoyExtAuthzHttp ?? provider?.envoyExtAuthzGrpc);
  return (policy) => known.some(({ name }) => name === providerOf(policy));
}

function providerOf({ spec }: Resource): string {
  return (spec as SpecByKind['AuthorizationPolicy']).provider?.name ?? '';
}

function denial(policy: Resource): string {
  const action = (policy.spec as SpecByKind['AuthorizationPolicy']).action;
  if (action !== 'CUSTOM') return `${label(policy)} denies it.`;
  return `${label(policy)} denies it, since Istio cannot ask its provider "${providerOf(policy)}": MeshConfig has none of that name, or another CUSTOM policy here names another.`;
}

function label({ namespace, name }: Resource): string {
  return `AuthorizationPolicy ${namespace}/${name}`;
}
