import type { Resource } from '../mesh/resource';
import { Abridged } from '../model/abridged';
import type { Finding, ObjectRef, Path } from '../model/finding';
import { SCHEMA_RULES, type SchemaRuleId } from './rules';

const NONE: readonly Finding[] = [];

/** Collects what the schema and admission gates find in one object. */
export class Report {
  /** Made for the first of them: most objects have none. */
  #findings: Abridged<SchemaRuleId, Finding> | undefined;
  readonly #object: ObjectRef;

  constructor({ apiVersion, kind, namespace, name }: Resource) {
    this.#object = { apiVersion, kind, namespace, name };
  }

  /** Adds a finding; gate, level and Istio's code are the rule's. The path is copied. */
  add(rule: SchemaRuleId, path: Path, message: string, help?: string): void {
    const { gate, level, istio } = SCHEMA_RULES[rule];
    this.#findings ??= new Abridged();
    this.#findings.add(rule, {
      rule,
      gate,
      ...(istio === undefined ? {} : { istio }),
      level,
      message,
      ...(help === undefined ? {} : { help }),
      object: this.#object,
      path: [...path],
    });
  }

  /** What was found, in the order in which it was added. */
  get findings(): readonly Finding[] {
    return this.#findings?.list() ?? NONE;
  }
}
