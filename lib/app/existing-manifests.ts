import { Construct } from 'constructs';
import { isClusterScoped } from '../mesh/resource';
import { Host } from '../model/host';
import { groupOf, type Manifest } from '../model/manifest';
import { isMapping, mappingsIn } from '../model/mapping';
import { noteOrigin } from '../model/origin';
import {
  type GatewayValue,
  reference,
  type SecretValue,
  type ServiceAccountValue,
  type VirtualServiceValue,
} from '../model/reference';
import { suggestion } from '../model/suggestion';
import { DestinationRule, type ExistingSubsets } from '../resources/destination-rule';
import { type ExistingHost, existingHost } from '../resources/existing-host';
import { ExistingObject } from '../resources/existing-object';
import { ManifestError } from '../resources/manifest-error';
import { Service, type ServiceLike } from '../resources/service';

/** Which of several objects of one name. */
export interface WhichObject {
  /** @default - any; there is only one object of that name */
  readonly namespace?: string;
}

interface Found {
  readonly namespace: string | undefined;
  readonly spec: Readonly<Record<string, unknown>>;
}

const NETWORKING = 'networking.istio.io';

/**
 * Manifests that exist already, as a part of a chart: they are written as they are, with the chart's namespace where they
 * name none, and constructs refer to them by kind and name.
 *
 * Every method throws a ManifestError for a name that is not there, with the nearest one.
 */
export class ExistingManifests extends Construct {
  readonly #found = new Map<string, ExistingObject[]>();
  readonly #manifests = new Map<ExistingObject, Manifest>();

  constructor(scope: Construct, id: string, manifests: readonly Manifest[]) {
    super(scope, id);
    noteOrigin(this, new.target);
    for (const manifest of manifests) this.#add(manifest);
  }

  /** A Service, with its ports. */
  service(name: string, which: WhichObject = {}): ServiceLike {
    const { namespace, spec } = this.#find('', 'Service', name, which);
    return Service.from({
      name,
      metadata: { namespace },
      ports: mappingsIn<{ name?: string; port: number }>(spec['ports']),
    });
  }

  /** The first host of a ServiceEntry, with its ports. */
  serviceEntry(name: string, which: WhichObject = {}): ExistingHost {
    const { namespace, spec } = this.#find(NETWORKING, 'ServiceEntry', name, which);
    const [host] = Array.isArray(spec['hosts']) ? spec['hosts'] : [];
    const external = Host.external(String(host), namespace === undefined ? {} : { namespace });
    return existingHost(external, mappingsIn<{ name?: string; number: number }>(spec['ports']));
  }

  /** The subsets of a DestinationRule. */
  destinationRule(name: string, which: WhichObject = {}): ExistingSubsets<string> {
    const { namespace, spec } = this.#find(NETWORKING, 'DestinationRule', name, which);
    const host = String(spec['host']);
    return DestinationRule.fromHost(host.includes('.') ? Host.external(host) : Host.ofService(host, namespace), {
      subsets: mappingsIn<{ name: string }>(spec['subsets']).map((subset) => subset.name),
    });
  }

  /** A Gateway of Istio. */
  gateway(name: string, which: WhichObject = {}): GatewayValue {
    const { namespace } = this.#find(NETWORKING, 'Gateway', name, which);
    return reference('Gateway', { name, namespace });
  }

  /** A VirtualService, to delegate to. */
  virtualService(name: string, which: WhichObject = {}): VirtualServiceValue {
    const { namespace } = this.#find(NETWORKING, 'VirtualService', name, which);
    return reference('VirtualService', { name, namespace });
  }

  /** A ServiceAccount. */
  serviceAccount(name: string, which: WhichObject = {}): ServiceAccountValue {
    const { namespace } = this.#find('', 'ServiceAccount', name, which);
    return reference('ServiceAccount', { name, namespace });
  }

  /** A Secret. */
  secret(name: string, which: WhichObject = {}): SecretValue {
    const { namespace } = this.#find('', 'Secret', name, which);
    return reference('Secret', { name, namespace });
  }

  #add(manifest: Manifest): void {
    const { kind, apiVersion, metadata } = manifest;
    const id = [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join('-');
    const unique = this.node.tryFindChild(id) === undefined ? id : `${id}-${this.node.children.length}`;
    const object = new ExistingObject(this, unique, manifest, { clusterScoped: isClusterScoped(kind) });
    const key = `${groupOf(apiVersion)}/${kind}`;
    const alike = this.#found.get(key);
    if (alike === undefined) this.#found.set(key, [object]);
    else alike.push(object);
    this.#manifests.set(object, manifest);
  }

  #find(group: string, kind: string, name: string, { namespace }: WhichObject): Found {
    const all = this.#found.get(`${group}/${kind}`) ?? [];
    const [object, second] = all.filter(
      (candidate) => candidate.name === name && (namespace === undefined || candidate.namespace === namespace),
    );
    if (object === undefined) {
      const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
      const names = suggestion(
        name,
        all.map((candidate) => candidate.name),
      );
      throw new ManifestError(this.node.path, [`there is no ${kind} ${JSON.stringify(name)}${where}. ${names}`]);
    }
    if (second !== undefined) {
      const both = `${object.namespace ?? 'none'} and ${second.namespace ?? 'none'}`;
      throw new ManifestError(this.node.path, [
        `${kind} ${JSON.stringify(name)} is in the namespaces ${both}: say which`,
      ]);
    }
    const spec = this.#manifests.get(object)?.spec;
    return { namespace: object.namespace, spec: isMapping(spec) ? spec : {} };
  }
}
