import type { VirtualServiceSpec } from '../../imports/istio.generated';
import { inWords } from '../model/in-words';
import type { ShapeOf } from '../model/shape';
import { suggestion } from '../model/suggestion';
import { unknownKeys } from '../model/unknown-keys';
import type { ServiceLike } from '../resources/service';
import type { RouteHolder } from './route-target';

/**
 * A split that a rollout controller keeps: it starts with everything on `stable`, and the controller changes the
 * weights of the routes named in {@link CanaryService.splitRoutes} while it rolls out. Both versions then carry the
 * service's own labels, which the controller narrows.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/
 */
export interface ControlledSplit<Version extends string> {
  readonly controlledBy: 'argo-rollouts';
  readonly stable: Version;
  readonly canary: Version;
}

/** A VirtualService that carries a split, and the names of the routes in it that do. */
export interface SplitRoutes {
  /** Its name; `<name>.<namespace>` where that is not the service's namespace. */
  readonly name: string;
  readonly routes: readonly string[];
}

const CONTROLLED_SPLIT = {
  controlledBy: true,
  stable: true,
  canary: true,
} satisfies ShapeOf<ControlledSplit<string>>;

const CONTROLLERS: readonly string[] = ['argo-rollouts'];

/** Whether a split is left to a controller. */
export function isControlled(split: unknown): split is ControlledSplit<string> {
  return typeof split === 'object' && split !== null && 'controlledBy' in split;
}

/** What is wrong with a split that is left to a controller, its versions apart, as sentences. */
export function controllerProblems(split: ControlledSplit<string>): string[] {
  const problems = unknownKeys({ split }, { split: CONTROLLED_SPLIT });
  const controller = inWords(split.controlledBy);
  if (!CONTROLLERS.includes(controller))
    problems.push(`split.controlledBy is "${controller}". ${suggestion(controller, CONTROLLERS)}`);
  return problems;
}

/** The routes that share out the requests for a service, in each VirtualService that has some. */
export function splitRoutesIn(virtualServices: Iterable<RouteHolder>, service: ServiceLike): SplitRoutes[] {
  return [...virtualServices].flatMap((virtualService) => {
    const { http = [] } = virtualService.toJson().spec as VirtualServiceSpec;
    const shared = http.filter(({ route = [] }) =>
      route.some(({ weight, destination }) => weight !== undefined && destination.host === service.host.name),
    );
    const { name, namespace = '' } = virtualService;
    const isElsewhere = namespace !== (service.namespace ?? '');
    const routes = shared.flatMap((route) => route.name ?? []);
    return routes.length === 0 ? [] : [{ name: isElsewhere ? `${name}.${namespace}` : name, routes }];
  });
}
