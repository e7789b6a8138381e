import type { Path } from '../../model/finding';
import type { Report } from '../report';
import type { AdmissionWarningId } from '../rules';
import type { AdmissionErrorId } from '../rules/admission-errors';

/** A place in an object that is judged: knows its way from the root and where to say what is wrong with it. */
export class Place {
  readonly #report: Report;
  readonly #rule: AdmissionErrorId;
  readonly #parent: Place | undefined;
  readonly #step: string | number;
  readonly #quiet: boolean;

  private constructor(
    report: Report,
    rule: AdmissionErrorId,
    parent: Place | undefined,
    step: string | number,
    quiet: boolean,
  ) {
    this.#report = report;
    this.#rule = rule;
    this.#parent = parent;
    this.#step = step;
    this.#quiet = quiet;
  }

  /** The root of an object, whose errors are reported under the rule. */
  static root(report: Report, rule: AdmissionErrorId): Place {
    return new Place(report, rule, undefined, '', false);
  }

  /** The place one step further in. */
  at(step: string | number): Place {
    return new Place(this.#report, this.#rule, this, step, this.#quiet);
  }

  /** The same place, where warnings are not passed on: istiod loses those of some parts, and so do we. */
  errorsOnly(): Place {
    return new Place(this.#report, this.#rule, this.#parent, this.#step, true);
  }

  /** Reports what istiod refuses. */
  error(message: string, help?: string): void {
    this.#report.add(this.#rule, this.#path(), message, help);
  }

  /** Reports a problem of a value as an error, where there is one. */
  errorIf(problem: string | undefined, help?: string): void {
    if (problem !== undefined) this.error(problem, help);
  }

  /** Reports what istiod admits with a warning. */
  warn(rule: AdmissionWarningId, message: string, help?: string): void {
    if (!this.#quiet) this.#report.add(rule, this.#path(), message, help);
  }

  #path(): Path {
    const path: (string | number)[] = [];
    for (let place: Place = this; place.#parent !== undefined; place = place.#parent) path.push(place.#step);
    return path.reverse();
  }
}
