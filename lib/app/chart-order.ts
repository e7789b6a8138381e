import { Chart, DependencyGraph } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The charts in the order in which they are written, and whether some depend on others. */
export interface OrderedCharts {
  readonly charts: readonly Chart[];
  /** Then file names carry the order, as stock cdk8s numbers them. */
  readonly dependent: boolean;
  /** Whether anything in the program depends on something else. */
  readonly hasDependencies: boolean;
}

/**
 * Orders charts as stock cdk8s does: a chart after the charts it holds and after those its objects depend on. Only
 * where there are such dependencies is the graph built.
 */
export function orderCharts(root: IConstruct, constructs: readonly IConstruct[]): OrderedCharts {
  const charts = constructs.filter((construct): construct is Chart => Chart.isChart(construct));
  let dependent = false;
  const depend = (source: Chart, target: Chart) => {
    if (source === target) return;
    source.node.addDependency(target);
    dependent = true;
  };
  for (const chart of charts) {
    const scope = chart.node.scope;
    if (scope !== undefined && Chart.isChart(scope)) depend(scope, chart);
  }
  let hasDependencies = false;
  for (const construct of constructs) {
    if (construct === root) continue;
    for (const target of construct.node.dependencies) {
      hasDependencies = true;
      depend(Chart.of(construct), Chart.of(target));
    }
  }
  if (!dependent) return { charts, dependent, hasDependencies };
  return {
    charts: new DependencyGraph(root.node).topology().filter((node): node is Chart => Chart.isChart(node)),
    dependent,
    hasDependencies,
  };
}
