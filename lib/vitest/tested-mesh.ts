import { type CheckOptions, checkManifests } from '../app/check';
import type { Coverage } from '../ask';
import { Mesh } from '../mesh/mesh';
import { formatObject, type Level, type ManifestFinding, type ProgramFinding } from '../model/finding';
import type { Manifest } from '../model/manifest';
import { BRAND } from '../model/reference';
import { Simulator } from '../routing';
import { checkSchema } from '../schema';

/** What is read of a mesh. */
export interface MeshContent {
  readonly manifests: readonly Manifest[];
  /** How its program checks it. @default - as checks are by default */
  readonly checks?: CheckOptions;
  /** What its program finds in it. @default - what the checks say of the manifests alone */
  readonly findings?: (level: Level) => readonly ProgramFinding[];
}

/** A mesh as tests ask it: its manifests at one moment, and which routes the requests of the tests took. */
export class TestedMesh {
  readonly [BRAND] = 'TestedMesh';
  readonly manifests: readonly Manifest[];
  readonly coverage: Coverage;
  readonly #checks: CheckOptions;
  readonly #findings: MeshContent['findings'];
  #simulator: Simulator | undefined;

  constructor({ manifests, checks = {}, findings }: MeshContent, coverage: Coverage) {
    this.manifests = manifests;
    this.coverage = coverage;
    this.#checks = checks;
    this.#findings = findings;
  }

  /** What the checks of `synth` and `lint` find, at or over a level. */
  findings(level: Level): readonly (ManifestFinding | ProgramFinding)[] {
    return this.#findings?.(level) ?? checkManifests(this.manifests, { level });
  }

  /** @throws Error where the API server would refuse an object for its structure: there is no mesh to ask then */
  get simulator(): Simulator {
    this.#simulator ??= new Simulator(this.#mesh());
    return this.#simulator;
  }

  #mesh(): Mesh {
    const mesh = Mesh.from(this.manifests, this.#checks);
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
