import type { SpecByKind } from '../../mesh/kinds';
import type { Caller } from './caller';
import { type Check, type Condition, sourceConditions, whenCondition } from './conditions';
import { operationConditions } from './operations';

/** One rule of an AuthorizationPolicy. */
export type PolicyRule = NonNullable<SpecByKind['AuthorizationPolicy']['rules']>[number];

/** A rule compiled for an action. */
export type CompiledRule = (caller: Caller) => boolean | 'unknown';

/**
 * Compiles a rule: one of its sources, one of its operations and all of its conditions. Where the proxy reads no
 * requests, an ALLOW rule that asks about them allows nothing, and any other applies without them: Istio errs on the
 * safe side.
 */
export function compileRule(rule: PolicyRule, namespace: string, isAllow: boolean): CompiledRule {
  const when = (rule.when ?? []).map((condition) => whenCondition(condition, namespace));
  const sources = (rule.from?.length ? rule.from : [{}]).map(({ source }) => sourceConditions(source ?? {}, namespace));
  const operations = (rule.to?.length ? rule.to : [{}]).map(({ operation }) => operationConditions(operation ?? {}));
  const someOf = (lists: readonly (readonly Condition[])[], caller: Caller) =>
    either(lists, (list) => allOf(list, caller, isAllow));
  return (caller) => {
    const asksHttp = [...when, ...sources.flat(), ...operations.flat()].some(({ http }) => http);
    if (isAllow && !caller.isHttp && asksHttp) return false;
    return both([() => allOf(when, caller, isAllow), () => someOf(sources, caller), () => someOf(operations, caller)]);
  };
}

function allOf(conditions: readonly Condition[], caller: Caller, isAllow: boolean): Check {
  const asked = caller.isHttp || isAllow ? conditions : conditions.filter(({ http }) => !http);
  return both(asked.map((condition) => () => condition.test(caller)));
}

/** False as soon as one is; otherwise unknown as soon as one is. */
function both(checks: readonly (() => Check)[]): Check {
  let result: Check = true;
  for (const check of checks) {
    const own = check();
    if (own === false) return false;
    if (own === 'unknown') result = own;
  }
  return result;
}

function either<T>(items: readonly T[], check: (item: T) => Check): Check {
  let result: Check = false;
  for (const item of items) {
    const own = check(item);
    if (own === true) return true;
    if (own === 'unknown') result = own;
  }
  return result;
}
