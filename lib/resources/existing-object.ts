import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest } from '../model/manifest';
import { report } from '../model/problem';
import { MeshObject } from './mesh-object';

/** A manifest that exists already, written as it is. As every object of a chart, it gets the chart's namespace and labels. */
export class ExistingObject extends MeshObject {
  readonly #manifest: Manifest;

  /** @param options - `clusterScoped` says that objects of this kind are in no namespace */
  constructor(scope: Construct, id: string, manifest: Manifest, options: { readonly clusterScoped: boolean }) {
    const { apiVersion, kind, metadata } = manifest;
    super(scope, id, { apiVersion, kind, verbatim: true, ...options }, { metadata: metadata as ApiObjectMetadata });
    this.#manifest = manifest;
    if (typeof metadata.name !== 'string' || metadata.name === '') {
      report(this, `a ${kind} has no metadata.name, and nothing can be applied or referred to without one`);
    }
  }

  protected override body(): Readonly<Record<string, unknown>> {
    const { apiVersion: _, kind: __, metadata: ___, ...body } = this.#manifest;
    return body;
  }
}
