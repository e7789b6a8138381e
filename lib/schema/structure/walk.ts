import type { Report } from '../report';
import type { SchemaRuleId } from '../rules';

/** One walk over one object: where it is, and what it found. The path is one array that grows and shrinks. */
export class Walk {
  readonly path: (string | number)[] = [];
  /** The second number of the targeted release: 31 for 1.31. */
  readonly minor: number;
  /** How many problems were found so far. */
  problems = 0;
  /** Whether every value has the type that its field takes. */
  typed = true;
  /** Whether, besides, nothing required is missing and every enum has one of its values. */
  complete = true;
  readonly #report: Report;

  constructor(report: Report, minor: number) {
    this.#report = report;
    this.minor = minor;
  }

  /** The value at hand as messages name it: its field, or its place in a list. */
  get name(): string {
    const step = this.path.at(-1);
    if (step === undefined) return 'The object';
    return typeof step === 'string' ? step : `${this.path.at(-2) ?? ''}[${step}]`;
  }

  /** Reports a problem of the value at hand. */
  add(rule: SchemaRuleId, message: string, help?: string): void {
    this.problems++;
    if (rule === 'wrong-type') this.typed = false;
    if (rule === 'wrong-type' || rule === 'required-field' || rule === 'invalid-enum') this.complete = false;
    this.#report.add(rule, this.path, message, help);
  }

  /** Reports a problem of a part of the value at hand. */
  addAt(step: string | number, rule: SchemaRuleId, message: string, help?: string): void {
    this.path.push(step);
    this.add(rule, message, help);
    this.path.pop();
  }
}

/** Judges a value and reports to the walk. Made once for each node of a schema. */
export type Check = (value: unknown, walk: Walk) => void;
