import { diffMeshes } from '../../lib/diff';
import { Mesh } from '../../lib/mesh/mesh';
import type { Manifest } from '../../lib/model/manifest';
import { plainObjects } from './plain-objects';

const SERVICES = 1000;

/** Times the comparison of two versions of a mesh: nothing changed, then one VirtualService in fifty. */
export function benchDiff(): void {
  const old = [...(plainObjects(SERVICES) as Manifest[]), ...gateways()];
  console.log(`diff, ${old.length} objects of ${SERVICES} services`);
  time('nothing changed', old, structuredClone(old));
  time('20 splits changed', old, structuredClone(old).map(changed));
}

function time(name: string, old: readonly Manifest[], now: readonly Manifest[]): void {
  const start = performance.now();
  const { traffic, objects } = diffMeshes(Mesh.from(old), Mesh.from(now));
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  console.log(
    `  ${name.padEnd(18)}${seconds.padStart(6)} s, ${traffic.asked} asked, ${traffic.changes.length} changes, ${objects.length} objects`,
  );
  for (const bound of traffic.bounds) console.log(`    ${bound}`);
}

/** Every fiftieth split becomes another. */
function changed(object: Manifest, index: number): Manifest {
  if (object.kind !== 'VirtualService' || index % 50 !== 2) return object;
  return JSON.parse(
    JSON.stringify(object).replace('"weight":90', '"weight":80').replace('"weight":10}', '"weight":20}'),
  );
}

/** An entrance with a host and ten routes for every tenth service. */
function gateways(): Manifest[] {
  const metadata = (name: string) => ({ name, namespace: 'edge' });
  const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }];
  const gateway = { selector: { istio: 'ingressgateway' }, servers };
  const routes = Array.from({ length: SERVICES / 10 }, (_, at): Manifest => {
    const http = Array.from({ length: 10 }, (_, route) => ({
      match: [{ uri: { prefix: `/api/${route}` } }],
      route: [{ destination: { host: `service-${at}.team-${at % 100}.svc.cluster.local`, port: { number: 8080 } } }],
    }));
    const spec = { hosts: [`host-${at}.example.com`], gateways: ['edge/edge'], http };
    return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: metadata(`host-${at}`), spec };
  });
  return [
    { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: metadata('edge'), spec: gateway },
    ...routes,
  ];
}
