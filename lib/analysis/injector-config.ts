import { indexed } from '../mesh/indexed';
import type { Mesh } from '../mesh/mesh';

/** What an installation's injector is set to, as its ConfigMap says. */
interface InjectorValues {
  readonly sidecarInjectorWebhook?: { readonly enableNamespacesByDefault?: boolean };
  readonly global?: { readonly hub?: string; readonly tag?: string; readonly proxy?: { readonly image?: string } };
}

const NAME = 'istio-sidecar-injector';

const byRevision = indexed((mesh) => {
  const values = new Map<string, InjectorValues>();
  for (const { name, manifest } of mesh.of('ConfigMap')) {
    if (name !== NAME && !name.startsWith(`${NAME}-`)) continue;
    const text = (manifest['data'] as { readonly values?: unknown } | undefined)?.values;
    const parsed = typeof text === 'string' ? parse(text) : undefined;
    if (parsed !== undefined) values.set(name.slice(NAME.length + 1), parsed);
  }
  return values;
});

function parse(text: string): InjectorValues | undefined {
  try {
    return (JSON.parse(text) as InjectorValues | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether pods of namespaces without injection label get sidecars. The revision is `''` for the default one. */
export function injectsByDefault(mesh: Mesh, revision: string): boolean {
  return byRevision(mesh).get(revision)?.sidecarInjectorWebhook?.enableNamespacesByDefault === true;
}

/** The proxy image that a revision injects, or `undefined` where the input does not say. */
export function injectedImage(mesh: Mesh, revision: string): string | undefined {
  const global = byRevision(mesh).get(revision === 'default' ? '' : revision)?.global;
  const image = global?.proxy?.image;
  if (image === undefined) return undefined;
  return image.includes('/') ? image : `${global?.hub}/${image}:${global?.tag}`;
}
