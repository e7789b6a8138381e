import { Coverage } from '../ask';
import { Mesh } from '../mesh/mesh';
import { formatObject } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { BRAND } from '../model/reference';
import { Simulator } from '../routing';
import { checkSchema } from '../schema';

/** A mesh as tests ask it: its manifests at one moment, and which routes the requests of the tests took. */
export class TestedMesh {
  readonly [BRAND] = 'TestedMesh';
  readonly manifests: readonly Manifest[];
  readonly coverage: Coverage;
  #simulator: Simulator | undefined;

  constructor(manifests: readonly Manifest[], coverage: Coverage = new Coverage()) {
    this.manifests = manifests;
    this.coverage = coverage;
  }

  /** @throws Error where the API server would refuse an object for its structure: there is no mesh to ask then */
  get simulator(): Simulator {
    this.#simulator ??= new Simulator(this.#mesh());
    return this.#simulator;
  }

  #mesh(): Mesh {
    const mesh = Mesh.from(this.manifests);
    const refused = mesh.resources.flatMap((resource) => {
      const { wellFormed, findings } = checkSchema(resource);
      if (wellFormed) return [];
      return [`${formatObject(resource)}: ${findings.find(({ level }) => level === 'error')?.message}`];
    });
    if (refused.length === 0) return mesh;
    throw new Error(`this mesh cannot be asked, the API server refuses a part of it\n${refused.join('\n')}`);
  }
}

/** Whether something is a {@link TestedMesh}, of this copy of the package or another. */
export function isTestedMesh(value: unknown): value is TestedMesh {
  return typeof value === 'object' && value !== null && (value as Partial<TestedMesh>)[BRAND] === 'TestedMesh';
}
