import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../model/manifest';
import { problemsOf } from '../model/problem';
import { inApplyOrder } from './apply-order';
import { orderCharts } from './chart-order';
import type { ConstructProblem } from './construct-problem';

/** An object and what is written of it. */
export interface CollectedObject {
  readonly construct: ApiObject;
  readonly manifest: Manifest;
}

/** A chart and its objects, in the order in which they are written. */
export interface CollectedChart {
  readonly chart: Chart;
  readonly objects: readonly CollectedObject[];
}

/** A whole program as data, and everything its constructs say is wrong. */
export interface Collected {
  readonly charts: readonly CollectedChart[];
  /** Whether charts depend on each other, so that file names are numbered. */
  readonly dependent: boolean;
  readonly problems: readonly ConstructProblem[];
}

/** Walks the construct tree once: validations, objects, and the problems constructs noted on the way. */
export function collect(root: IConstruct): Collected {
  const constructs = root.node.findAll();
  const problems: ConstructProblem[] = [];
  const byChart = new Map<Chart, ApiObject[]>();
  for (const construct of constructs) {
    if (!ApiObject.isApiObject(construct)) continue;
    const chart = Chart.of(construct);
    const objects = byChart.get(chart);
    if (objects === undefined) byChart.set(chart, [construct]);
    else objects.push(construct);
  }
  const { charts, dependent } = orderCharts(root, constructs);
  const collected = charts.map((chart) => ({
    chart,
    objects: inApplyOrder(byChart.get(chart) ?? []).flatMap((construct) => {
      const manifest = manifestOf(construct, problems);
      return manifest === undefined ? [] : { construct, manifest };
    }),
  }));
  // Asked last: computing the objects may have brought more to light.
  for (const construct of constructs) problems.push(...problemsAt(construct));
  return { charts: collected, dependent, problems };
}

function manifestOf(construct: ApiObject, problems: ConstructProblem[]): Manifest | undefined {
  try {
    return construct.toJson() as Manifest;
  } catch (error) {
    const reasons = (error as { readonly problems?: readonly string[] }).problems;
    if (reasons === undefined && construct.constructor.name !== 'ApiObject') throw error;
    for (const message of reasons ?? [error instanceof Error ? error.message : String(error)]) {
      problems.push({ construct, message, at: [] });
    }
    return undefined;
  }
}

function problemsAt(construct: IConstruct): ConstructProblem[] {
  const noted = problemsOf(construct).map(({ message, at }) => ({ construct, message, at }));
  const known = new Set(noted.map(({ message }) => message));
  const validated = construct.node.validate().filter((message) => !known.has(message));
  return [...noted, ...validated.map((message) => ({ construct, message, at: [] }))];
}
