import type { Operation } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import { checkNotEmpty } from './authorization-source';
import type { Place } from './place';

const FIELDS = ['ports', 'notPorts', 'methods', 'notMethods', 'paths', 'notPaths', 'hosts', 'notHosts'] as const;
const SEGMENT = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;

/** Checks what requests do. */
export function checkOperation(operation: Operation, at: Place): void {
  if (!FIELDS.some((field) => operation[field]?.length)) {
    at.error('The operation is empty: it says nothing of what a request does.', 'Add methods, paths, hosts or ports.');
  }
  for (const field of FIELDS) {
    const values = operation[field];
    if (field === 'ports' || field === 'notPorts') checkPorts(values, at.at(field));
    else checkNotEmpty(values, at.at(field));
  }
  for (const field of ['paths', 'notPaths'] as const) {
    operation[field]?.forEach((path, index) => {
      at.at(field).at(index).errorIf(templateProblem(path));
    });
  }
}

/** Checks ports that are written as text. */
export function checkPorts(ports: readonly string[] | undefined, at: Place): void {
  ports?.forEach((port, index) => {
    if (!/^\d{1,10}$/.test(port) || Number(port) > 65535) at.at(index).error(`${quote(port)} is no port.`);
  });
}

/** What is wrong with the `{*}` and `{**}` of a path, or `undefined`. */
function templateProblem(path: string): string | undefined {
  const template = path.includes('{*}') || path.includes('{**}');
  if (!template && !/[{}]/.test(path)) return undefined;
  let rest = false;
  for (const segment of trimSlashes(path).split('/')) {
    const operator = segment === '{*}' || segment === '{**}';
    if (operator && rest)
      return `${quote(path)} goes on with ${segment} behind {**}, which stands for all that follows.`;
    if (segment === '{**}') rest = true;
    if (operator) continue;
    if (/[{}]/.test(segment)) return `${quote(path)} has braces that are neither {*} nor {**} as a whole segment.`;
    if (template && !SEGMENT.test(segment))
      return `${quote(path)} has the segment ${quote(segment)}, which cannot stand beside {*} or {**}.`;
  }
  return undefined;
}

function trimSlashes(path: string): string {
  let start = 0;
  let end = path.length;
  while (path[start] === '/') start++;
  while (end > start && path[end - 1] === '/') end--;
  return path.slice(start, end);
}
