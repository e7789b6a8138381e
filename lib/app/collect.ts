import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../model/manifest';
import { problemsOf } from '../model/problem';
import { refusal } from '../output/yaml-refusal';
import { hearReferences } from '../resources/mentions';
import { MeshObject } from '../resources/mesh-object';
import { inApplyOrder } from './apply-order';
import { orderCharts } from './chart-order';
import { ChartText } from './chart-text';
import type { ConstructProblem } from './construct-problem';
import { StatedReferences } from './stated';

/** An object and what is written of it. */
export interface CollectedObject {
  readonly construct: ApiObject;
  readonly manifest: Manifest;
}

/** A chart and its objects, in the order in which they are written. */
export interface CollectedChart {
  readonly chart: Chart;
  readonly objects: readonly CollectedObject[];
  /** The YAML of the objects, where it was asked for; their manifests then keep only what says what they are. */
  readonly text: ChartText | undefined;
}

/** How a program is collected. */
export interface CollectOptions {
  /**
   * Whether objects become text at once, so that no more than one of them is held at a time.
   * @default false
   */
  readonly asText?: boolean;
}

/** A whole program as data, and everything its constructs say is wrong. */
export interface Collected {
  readonly charts: readonly CollectedChart[];
  /** Whether charts depend on each other, so that file names are numbered. */
  readonly dependent: boolean;
  /** What is known of the objects that cannot be written: that they exist. */
  readonly unwritable: readonly Manifest[];
  /** What the objects refer to. */
  readonly stated: StatedReferences;
  /** In the order of the construct tree. */
  readonly problems: readonly ConstructProblem[];
}

/** Walks the construct tree once: objects, validations, and the problems constructs noted on the way. */
export function collect(root: IConstruct, options: CollectOptions = {}): Collected {
  const constructs = root.node.findAll();
  const byChart = new Map<Chart, ApiObject[]>();
  for (const construct of constructs) {
    if (!ApiObject.isApiObject(construct)) continue;
    const objects = byChart.get(construct.chart);
    if (objects === undefined) byChart.set(construct.chart, [construct]);
    else objects.push(construct);
  }
  const { charts, dependent, hasDependencies } = orderCharts(root, constructs);
  const refused = new Map<ApiObject, readonly string[]>();
  const stated = new StatedReferences();
  const write = () =>
    charts.map((chart) => {
      const text = options.asText ? new ChartText() : undefined;
      return { chart, text, objects: written(inApplyOrder(byChart.get(chart) ?? [], hasDependencies), refused, text) };
    });
  const collected = options.asText ? write() : hearReferences((reference) => stated.add(reference), write);
  // Asked last: computing the objects may have brought more to light.
  const problems: ConstructProblem[] = [];
  for (const construct of constructs) {
    for (const problem of problemsAt(construct, refused.get(construct as ApiObject) ?? [])) problems.push(problem);
  }
  return {
    charts: collected,
    dependent,
    stated,
    unwritable: [...refused.keys()].map(identityOf),
    problems,
  };
}

function written(
  objects: readonly ApiObject[],
  refused: Map<ApiObject, readonly string[]>,
  text: ChartText | undefined,
): CollectedObject[] {
  const result: CollectedObject[] = [];
  for (const construct of objects) {
    const manifest = manifestOf(construct, refused);
    if (manifest === undefined) continue;
    text?.add(manifest);
    const { apiVersion, kind, metadata } = manifest;
    result.push({ construct, manifest: text === undefined ? manifest : { apiVersion, kind, metadata } });
  }
  return result;
}

function manifestOf(construct: ApiObject, refused: Map<ApiObject, readonly string[]>): Manifest | undefined {
  try {
    const manifest = construct.toJson() as Manifest;
    // cdk8s does not ask what a manifest can hold.
    const reason = MeshObject.isMeshObject(construct) ? undefined : refusal(manifest);
    if (reason === undefined) return manifest;
    refused.set(construct, [reason]);
  } catch (error) {
    const { problems } = error as { readonly problems?: readonly string[] };
    refused.set(construct, problems ?? [error instanceof Error ? error.message : String(error)]);
  }
  return undefined;
}

function identityOf({ apiVersion, kind, metadata }: ApiObject): Manifest {
  return { apiVersion, kind, metadata: { name: metadata.name ?? '', namespace: metadata.namespace ?? '' } };
}

function problemsAt(construct: IConstruct, refused: readonly string[]): readonly ConstructProblem[] {
  const noted = problemsOf(construct);
  const validated = construct.node.validate();
  if (noted.length === 0 && validated.length === 0 && refused.length === 0) return NONE;
  const known = new Set(noted.map(({ message }) => message));
  // A value that a pattern already refused cannot be written either; that is the same mistake, said once.
  const own = refused.length > 0 && madeByRefusing(construct) ? [] : refused;
  const others = [...validated.filter((message) => !known.has(message)), ...own];
  return [
    ...noted.map(({ message, at }) => ({ construct, message, at })),
    ...others.map((message) => ({ construct, message, at: [] })),
  ];
}

const NONE: readonly ConstructProblem[] = [];

function madeByRefusing(construct: IConstruct): boolean {
  return construct.node.scopes.some(
    (scope) => scope !== construct && !Chart.isChart(scope) && problemsOf(scope).length > 0,
  );
}
