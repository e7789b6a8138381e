import { load } from 'js-yaml';
import type { Manifest } from '../model/manifest';
import { isMapping } from '../model/mapping';
import { DEFAULT_MESH_CONFIG, type MeshConfig } from './mesh-config';

/**
 * The MeshConfig that an Istio installation carries in its ConfigMap `istio` (key `mesh`), or nothing when the
 * manifests hold none or it cannot be read.
 */
export function meshConfigOf(
  manifests: Iterable<Manifest>,
  rootNamespace: string = DEFAULT_MESH_CONFIG.rootNamespace,
): Partial<MeshConfig> {
  for (const { kind, metadata, data } of manifests) {
    if (kind !== 'ConfigMap' || metadata?.name !== 'istio' || metadata.namespace !== rootNamespace) continue;
    const text: unknown = (data as { readonly mesh?: unknown } | undefined)?.mesh;
    return typeof text === 'string' ? parseMeshConfig(text) : {};
  }
  return {};
}

/** MeshConfig as YAML. Text that is no mapping says nothing. */
export function parseMeshConfig(text: string): Partial<MeshConfig> {
  try {
    const value: unknown = load(text);
    return isMapping(value) ? value : {};
  } catch {
    return {};
  }
}
