import type { Level } from '../model/finding';
import type { ShortRequest } from './asked';
import type { DestinationLike } from './expected';

declare global {
  // Chai's, because it has no type parameters: those of vitest's own interface changed between 4 and 5.
  namespace Chai {
    /** What `expect(mesh)` can say once the matchers are there. */
    interface Assertion {
      /**
       * Every request goes to the destination: a version, a whole service with whatever split it has, or as plain text.
       *
       * @example
       * expect(app).toRoute({ from: gateway(edge), host: 'api.example.com', path: '/api/checkout' }, checkout.version('stable'));
       */
      toRoute(request: ShortRequest, to: DestinationLike): void;
      /**
       * Requests are shared out in these percentages, by subset or by host.
       *
       * @example
       * expect(app).toSplit({ from: workload('web/app=frontend'), host: products }, { v1: 90, v2: 10 });
       */
      toSplit(request: ShortRequest, shares: Readonly<Record<string, number>>): void;
      /** The client is redirected to the location. */
      toRedirect(request: ShortRequest, location: string | RegExp): void;
      /** Policy refuses the request (401, 403), at the gateway or at the service. */
      toDeny(request: ShortRequest): void;
      /** The request gets to a service, and nothing on the way refuses any part of it. */
      toAllow(request: ShortRequest): void;
      /** No route takes the request: 404, a closed connection, or 502 under `REGISTRY_ONLY`. */
      toReject(request: ShortRequest): void;
      /**
       * The checks of `synth` and `lint` find nothing.
       *
       * @param options - `level`: the least grave finding that counts; `warning` by default
       */
      toHaveNoFindings(options?: { readonly level?: Level }): void;
    }
  }
}
