import fc from 'fast-check';
import { backend, routes } from './route-parts';

/** TLSRoutes, in some meshes. */
export const tlsRoutes = routes(0, 100, fc.record({ backendRefs: fc.array(backend, { minLength: 1, maxLength: 3 }) }));
