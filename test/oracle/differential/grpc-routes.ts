import fc from 'fast-check';
import { HEADERS, sometimes } from './alphabet';
import { backend, headerFilter, named, routes } from './route-parts';

const method = fc.oneof(
  fc.record({ service: fc.constantFrom('pkg.Svc', 'pkg.Other'), method: fc.constantFrom('Get', 'Put', undefined) }),
  fc.record({ method: fc.constant('Get') }),
  fc.record({
    type: fc.constant('RegularExpression'),
    service: fc.constantFrom('pkg\\..+', undefined),
    method: fc.constantFrom('G.t', 'Get|Put'),
  }),
  fc.record({ type: fc.constant('RegularExpression'), service: fc.constant('pkg.Svc') }),
);

const rule = fc.record({
  matches: sometimes(
    80,
    fc.array(fc.record({ method: sometimes(85, method), headers: sometimes(25, named(HEADERS)) }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  filters: sometimes(25, fc.tuple(headerFilter)),
  backendRefs: fc.array(backend, { maxLength: 3 }),
});

/** GRPCRoutes, in some meshes. */
export const grpcRoutes = routes(0, 60, rule);
