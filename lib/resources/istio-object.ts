import type { Construct } from 'constructs';
import { report } from '../model/problem';
import { suggestion } from '../model/suggestion';
import { ISTIO_API_VERSIONS, type SpecOf } from './kind-specs';
import { MeshObject, type MeshObjectProps } from './mesh-object';

/** Props of {@link IstioObject}: a manifest, as the documentation shows it. */
export interface IstioObjectProps<ApiVersion extends string, Kind extends string> extends MeshObjectProps {
  /** @default - the version this library writes Istio's kind in; other kinds have to say theirs */
  readonly apiVersion?: ApiVersion;
  readonly kind: Kind;
  /** The plain spec: names are text, as in YAML. @default - none is written */
  readonly spec?: SpecOf<ApiVersion, Kind>;
}

/** What the types take a missing `apiVersion` for: one of Istio's. */
type AnyIstioVersion = 'networking.istio.io/v1';

/**
 * An object of any kind with its plain spec, so that a snippet of Istio's documentation pastes in. Writes one object.
 * The spec is typed for Istio's and Gateway API's kinds, and `unknown` for others.
 *
 * @see https://istio.io/latest/docs/reference/config/
 *
 * @example
 * new IstioObject(chart, 'bookinfo', {
 *   apiVersion: 'networking.istio.io/v1',
 *   kind: 'VirtualService',
 *   spec: {
 *     hosts: ['reviews'],
 *     http: [{ route: [{ destination: { host: 'reviews', subset: 'v1' } }] }],
 *   },
 * });
 */
export class IstioObject<
  const Kind extends string = string,
  const ApiVersion extends string = AnyIstioVersion,
> extends MeshObject<IstioObjectProps<ApiVersion, Kind>> {
  constructor(scope: Construct, id: string, props: IstioObjectProps<ApiVersion, Kind>) {
    const { kind, apiVersion = apiVersionOf(kind) }: IstioObjectProps<string, Kind> = Object(props);
    super(scope, id, { apiVersion, kind }, props);
    if (apiVersion === '') {
      const kinds = suggestion(String(kind), Object.keys(ISTIO_API_VERSIONS));
      report(
        this,
        `kind ${JSON.stringify(kind)} is none of Istio's, and other kinds have to say their apiVersion. ${kinds}`,
      );
    }
  }

  protected override body(): Readonly<Record<string, unknown>> {
    return { spec: this.given.spec };
  }
}

function apiVersionOf(kind: string): string {
  return Object.hasOwn(ISTIO_API_VERSIONS, kind) ? ISTIO_API_VERSIONS[kind as keyof typeof ISTIO_API_VERSIONS] : '';
}
