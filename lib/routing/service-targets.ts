import type { SpecByKind } from '../mesh/kinds';
import { selects } from '../model/labels';
import type { ProxyNode } from './proxy';
import type { Service } from './service';

/** Finds the services behind which a workload is, without walking through all of them. */
export class ServiceTargets {
  readonly #services: readonly Service[];
  /** Ranks of services, by the rarest label of their selector or the address of an endpoint. */
  readonly #ranks = new Map<string, number[]>();

  /** @param services the oldest first */
  constructor(services: readonly Service[]) {
    this.#services = services;
    const uses = new Map<string, number>();
    for (const key of services.flatMap(labelKeys)) uses.set(key, (uses.get(key) ?? 0) + 1);
    const rarer = (a: string, b: string): string => ((uses.get(b) as number) < (uses.get(a) as number) ? b : a);
    for (const [rank, service] of services.entries()) {
      const labels = labelKeys(service);
      for (const key of labels.length > 0 ? [labels.reduce(rarer)] : endpointAddresses(service)) this.#add(key, rank);
    }
  }

  #add(key: string, rank: number): void {
    const ranks = this.#ranks.get(key);
    if (ranks === undefined) this.#ranks.set(key, [rank]);
    else ranks.push(rank);
  }

  /** The services whose endpoint a proxy's workload is, the oldest first. */
  of({ namespace, labels, addresses }: ProxyNode): readonly Service[] {
    const keys = Object.entries(labels).map(([key, value]) => labelKey(namespace, key, value));
    const ranks = new Set([...keys, ...addresses].flatMap((key) => this.#ranks.get(key) ?? []));
    return [...ranks]
      .sort((a, b) => a - b)
      .map((rank) => this.#services[rank] as Service)
      .filter(({ selector }) => selects(selector ?? {}, labels));
  }
}

function labelKeys({ namespace, selector }: Service): readonly string[] {
  return Object.entries(selector ?? {}).map(([key, value]) => labelKey(namespace, key, value));
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace}/${key}=${value}`;
}

function endpointAddresses({ isKubernetes, resource }: Service): readonly string[] {
  if (isKubernetes) return [];
  const endpoints = (resource.spec as SpecByKind['ServiceEntry']).endpoints ?? [];
  return [...new Set(endpoints.flatMap(({ address }) => address ?? []))];
}
