import type { CoverageReport, RouteRef } from './coverage';

/** The report in words: the share, and every route that was missed. */
export function formatCoverage({ total, missed, percent }: CoverageReport): string {
  // Rounded down: 99.96 % is not all.
  const head = `${total - missed.length} of ${total} routes taken (${Math.floor(percent * 10) / 10} %)`;
  return missed.length === 0
    ? head
    : `${head}; no request took\n${missed.map((route) => `  ${formatRoute(route)}`).join('\n')}`;
}

function formatRoute({ kind, namespace, name, layer, index, title }: RouteRef): string {
  return `${kind} ${namespace}/${name} spec.${layer}[${index}]${title === undefined ? '' : ` "${title}"`}`;
}
