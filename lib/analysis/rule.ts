import type { Kind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { Level, Path } from '../model/finding';

/** What a rule says of one object; id, level and code are the rule's. */
export interface Problem {
  readonly object: Resource;
  /** Where in the object: the nearest node that is there. */
  readonly path: Path;
  /** What is wrong and what happens because of it, with the names in it. */
  readonly message: string;
  /** What to do, with the nearest right name. */
  readonly help?: string;
  /**
   * Only where one rule's cases weigh differently: where Istio grades its code by case, or where the input does not hold
   * enough to be sure.
   * @default - the rule's level
   */
  readonly level?: Level;
}

/**
 * One judgement over the whole mesh. A rule is data (documented, explained and tested from the same object) plus a
 * generator; the walk belongs to {@link Mesh}, and where a problem is shown is added outside.
 */
export interface Rule {
  /** In kebab-case; the file's name. */
  readonly id: string;
  /** The gravest that its problems have. */
  readonly level: Level;
  /** Istio's code, where `istioctl analyze` has the same message: `IST0101`. */
  readonly istio?: string;
  /** Kiali's code, where Kiali has the same check: `KIA1107`. */
  readonly kiali?: string;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** What happens in the mesh when it is ignored. */
  readonly why: string;
  /** YAML on which the rule speaks. */
  readonly bad: string;
  /** The same YAML put right, on which no rule speaks an error. */
  readonly good: string;
  /**
   * Kinds whose objects the rule misses where there are none. While one of them cannot be read, nobody knows what it
   * would have said, and the rule keeps silent: that object's own finding is the cause.
   * @default - it misses nothing
   */
  readonly misses?: readonly Kind[];
  /**
   * @param floor - the least level that somebody hears (`info` unless said); where a rule looks at much to say little, it may spare the rest
   */
  check(mesh: Mesh, floor?: Level): Iterable<Problem>;
}
