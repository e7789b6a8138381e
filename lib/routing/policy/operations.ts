import { type Condition, listCondition } from './conditions';
import type { PolicyRule } from './rule';
import { isTemplate, matchesPattern, matchesTemplate } from './string-pattern';

type Operation = NonNullable<NonNullable<PolicyRule['to']>[number]['operation']>;

/** What a rule asks of the operation. Hosts are compared without case, methods and paths with it. */
export function operationConditions(operation: Operation): readonly Condition[] {
  const { hosts, notHosts, ports, notPorts, methods, notMethods, paths, notPaths } = operation;
  return [
    ...listCondition(hosts, notHosts, true, (pattern, { call }) => matchesPattern(pattern, call.authority, true)),
    ...listCondition(ports, notPorts, false, (port, caller) => Number(port) === caller.port),
    ...listCondition(methods, notMethods, true, (pattern, { call }) => matchesPattern(pattern, call.method)),
    ...listCondition(paths, notPaths, true, (pattern, { call }) =>
      isTemplate(pattern) ? matchesTemplate(pattern, call.path) : matchesPattern(pattern, call.path),
    ),
  ];
}
