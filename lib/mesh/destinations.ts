import type { Destination, VirtualServiceSpec } from '../../imports/istio.generated';
import type { Path } from '../model/finding';

/** One place where a VirtualService sends traffic. */
export interface DestinationUse {
  readonly destination: Destination;
  /** Where it stands: `['spec', 'http', 0, 'route', 1, 'destination']`. */
  readonly path: Path;
  /** A copy of the request, whose answer nobody reads, rather than the request itself. */
  readonly mirror: boolean;
  readonly protocol: 'http' | 'tls' | 'tcp';
}

/** Every destination of a VirtualService, mirrors included, in the order of the text. Entries that lack one are passed over. */
export function* destinationsOf(spec: VirtualServiceSpec): Iterable<DestinationUse> {
  for (const [index, route] of (spec.http ?? []).entries()) {
    const base: Path = ['spec', 'http', index];
    yield* routeDestinations(route.route, base, 'http');
    if (route.mirror) {
      yield { destination: route.mirror, path: [...base, 'mirror'], mirror: true, protocol: 'http' };
    }
    for (const [at, mirror] of (route.mirrors ?? []).entries()) {
      if (mirror.destination === undefined) continue;
      const path: Path = [...base, 'mirrors', at, 'destination'];
      yield { destination: mirror.destination, path, mirror: true, protocol: 'http' };
    }
  }
  for (const protocol of ['tls', 'tcp'] as const) {
    for (const [index, route] of (spec[protocol] ?? []).entries()) {
      yield* routeDestinations(route.route, ['spec', protocol, index], protocol);
    }
  }
}

function* routeDestinations(
  route: readonly { readonly destination: Destination }[] | undefined,
  base: Path,
  protocol: DestinationUse['protocol'],
): Iterable<DestinationUse> {
  for (const [at, { destination }] of (route ?? []).entries()) {
    if (destination === undefined) continue;
    yield { destination, path: [...base, 'route', at, 'destination'], mirror: false, protocol };
  }
}
