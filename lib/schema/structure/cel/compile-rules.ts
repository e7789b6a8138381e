import type { Node, Rule } from '../../../../imports/constraints';
import { describe, quote } from '../describe';
import type { Check, Walk } from '../walk';
import { errorText, type Program, program } from './environment';
import { SHORTCUTS } from './shortcuts';
import { toCel } from './to-cel';

/** A rule, with its program once it was needed. */
interface Planned {
  readonly rule: Rule;
  readonly shortcut: ((self: never) => boolean) | undefined;
  verdict?: Program;
  message?: Program;
}

/** Values remembered for each place with rules; the same hosts, names and references come again and again. */
const REMEMBERED = 2000;
const LONGEST_REMEMBERED = 500;

/**
 * A check of all CEL rules of a node. Rules about the object's past (`oldSelf`) are left out: there is none. A rule
 * that comes to an error counts as broken, as it does for the API server.
 */
export function compileRules(node: Node, resolve: (node: Node) => Node): Check {
  const rules: readonly Planned[] = node
    .rules!.filter(({ rule }) => !/\boldSelf\b/.test(rule))
    .map((rule) => ({ rule, shortcut: SHORTCUTS.get(rule.rule) as Planned['shortcut'] }));
  const kept = new Set<string>();
  const closed = isClosed(node, resolve);
  return (value, walk) => {
    const open = rules.filter(({ shortcut }) => !shortcut?.(value as never));
    if (open.length === 0) return;
    const key = closed ? JSON.stringify(value) : undefined;
    if (key !== undefined && kept.has(key)) return;
    const before = walk.problems;
    const self = toCel(value, node, resolve);
    for (const planned of open) judge(planned, value, self, walk);
    const worthKeeping = key !== undefined && key.length <= LONGEST_REMEMBERED && kept.size < REMEMBERED;
    if (walk.problems === before && worthKeeping) kept.add(key);
  };
}

function judge(planned: Planned, value: unknown, self: ReturnType<typeof toCel>, walk: Walk): void {
  const { rule } = planned;
  planned.verdict ??= program(rule.rule);
  const verdict = planned.verdict(self);
  if (verdict === true) return;
  const error = errorText(verdict);
  const text = message(planned, self);
  const shown = typeof value === 'object' ? '' : `${quote(String(value))}: `;
  walk.add(
    'cel-rule',
    error === undefined ? `${shown}${text}.` : `${shown}${text} (the rule fails on ${describe(value)}: ${error}).`,
    `The API server evaluates ${rule.rule.replace(/\s+/g, ' ')}`,
  );
}

function message(planned: Planned, self: ReturnType<typeof toCel>): string {
  const { rule } = planned;
  if (rule.messageExpression !== undefined) {
    planned.message ??= program(rule.messageExpression);
    const said = planned.message(self);
    if (typeof said === 'string') return said;
  }
  return rule.message ?? 'a rule of the schema is broken';
}

/** Whether every field below is known, so that values stay as small as the schema says. */
function isClosed(node: Node, resolve: (node: Node) => Node): boolean {
  const { preserveUnknown, properties = {}, items, additional } = resolve(node);
  if (preserveUnknown) return false;
  return [...Object.values(properties), items, additional].every(
    (child) => child === undefined || isClosed(child, resolve),
  );
}
