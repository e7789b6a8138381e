import type { Location } from './locate';
import type { Request } from './request';

/** Hosts are the client's choice: what is kept of them has an end. */
const MOST_LOCATIONS = 100_000;

/** Where requests' connections end up at one proxy: looked for once for every host and way to connect. */
export class Locations {
  readonly #locate: (request: Request) => Location;
  /** By the way to connect, then by the host as it is: no text is put together and hashed to find one. */
  readonly #known = new Map<number | string, Map<string, Location>>();
  #size = 0;

  constructor(locate: (request: Request) => Location) {
    this.#locate = locate;
  }

  /** Where a request's connection ends up. */
  of(request: Request): Location {
    const door = doorOf(request);
    return this.#known.get(door)?.get(request.host) ?? this.#add(door, request);
  }

  #add(door: number | string, request: Request): Location {
    if (this.#size >= MOST_LOCATIONS) {
      this.#known.clear();
      this.#size = 0;
    }
    const location = this.#locate(request);
    const byHost = this.#known.get(door);
    if (byHost === undefined) this.#known.set(door, new Map([[request.host, location]]));
    else byHost.set(request.host, location);
    this.#size++;
    return location;
  }
}

/** Everything that a location depends on beside the host: for most requests the port. */
function doorOf({ port, address, protocol, tls }: Request): number | string {
  if (address === undefined && protocol === undefined && tls === undefined) return port;
  return JSON.stringify([port, address, protocol, tls === undefined ? 0 : [tls.sni]]);
}
