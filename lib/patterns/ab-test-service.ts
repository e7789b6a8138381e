import type { Construct } from 'constructs';
import type { Headers } from '../../imports/istio.generated';
import type { HTTPRouteProps } from '../../imports/istio-props.generated';
import { report } from '../model/problem';
import type { ShapeOf } from '../model/shape';
import { unknownKeys } from '../model/unknown-keys';
import type { ResolvedPort } from './ports';
import { soundProps } from './sound-props';
import { VersionedService } from './versioned-service';
import { VERSIONED_SERVICE, VERSIONS, type VersionedServiceProps, type Versions } from './versioned-service-props';

/** Props of {@link AbTestService}. */
export interface AbTestServiceProps<Variant extends string> extends VersionedServiceProps {
  /** The variants by name: each becomes a subset. */
  readonly variants: Versions<Variant>;
  /** The variant of every request that nothing sends elsewhere. */
  readonly default: NoInfer<Variant>;
  /**
   * Whether answers carry a `Vary` header with the headers that choose the variant, so that caches keep variants apart.
   * @default true
   */
  readonly vary?: boolean;
}

const AB_TEST_SERVICE = {
  ...VERSIONED_SERVICE,
  variants: VERSIONS,
  default: true,
  vary: true,
} satisfies ShapeOf<AbTestServiceProps<string>>;

/**
 * A service in several variants: requests that match get theirs, all others the default. Writes a `Service` (unless
 * one is given), a `DestinationRule` with a subset per variant, and a `VirtualService` whose last route is the default.
 *
 * Header values are compared letter by letter, so `b` is not `B`. The application has to pass the header on for a
 * second hop to see it; a sidecar does not.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/request-routing/
 *
 * @example
 * const checkout = new AbTestService(chart, 'checkout', {
 *   port: 8080,
 *   variants: { stable: {}, experimental: {} },
 *   default: 'stable',
 * });
 * checkout.route({ when: { headers: { 'x-test-group': 'B' } }, to: 'experimental' });
 */
export class AbTestService<const Variant extends string = string> extends VersionedService<Variant> {
  readonly #props: AbTestServiceProps<Variant>;

  constructor(scope: Construct, id: string, props: AbTestServiceProps<Variant>) {
    super(scope, id, props, 'variants');
    const slips = new.target === AbTestService ? unknownKeys(props, AB_TEST_SERVICE) : [];
    for (const slip of slips) report(this, slip);
    this.#props = soundProps(props).props;
    this.checkVersion(this.#props.default, 'default');
  }

  protected override defaultRoutes(port: ResolvedPort): HTTPRouteProps[] {
    return [{ name: 'default', route: [this.towards(this.#props.default, port)] }];
  }

  protected override connectionWeights(): Readonly<Record<string, number>> {
    return { [this.#props.default]: 100 };
  }

  protected override destinationHeaders(): Headers | undefined {
    if (this.#props.vary === false) return undefined;
    const names = new Set<string>();
    for (const match of this.conditions) {
      for (const name of [...Object.keys(match.headers ?? {}), ...Object.keys(match.withoutHeaders ?? {})]) {
        names.add(name.toLowerCase());
      }
    }
    return names.size === 0 ? undefined : { response: { add: { vary: [...names].sort().join(', ') } } };
  }
}
