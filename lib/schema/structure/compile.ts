import type { Node } from '../../../imports/constraints';
import { compileRules } from './cel/compile-rules';
import { listCheck } from './list';
import { numberCheck } from './number';
import { objectCheck } from './object';
import { textCheck } from './text';
import { typeCheck } from './type';
import type { Check } from './walk';

/** Finds the node that a `$ref` names. */
export type Shapes = Readonly<Record<string, Node>>;

const compiled = new WeakMap<Node, Check>();

/**
 * Turns a node of a schema into a function that judges values, once for each node. What it judges is what the API
 * server judges, in its order: type, then the constraints of that type with everything below, then CEL rules, which
 * run only on values without other problems.
 */
export function compile(node: Node, shapes: Shapes): Check {
  const known = compiled.get(node);
  if (known !== undefined) return known;
  const check = node.$ref === undefined ? compileNode(node, shapes) : compile(resolve(node, shapes), shapes);
  compiled.set(node, check);
  return check;
}

/** The node itself, or the one its `$ref` names. */
export function resolve(node: Node, shapes: Shapes): Node {
  return node.$ref === undefined ? node : shapes[node.$ref]!;
}

function compileNode(node: Node, shapes: Shapes): Check {
  const hasType = typeCheck(node);
  const constraints = constraintsOf(node, shapes);
  const rules = node.rules === undefined ? undefined : compileRules(node, (child) => resolve(child, shapes));
  return (value, walk) => {
    if (value === null && node.nullable) return;
    if (!hasType(value, walk)) return;
    const before = walk.problems;
    for (const check of constraints) check(value, walk);
    if (rules !== undefined && walk.problems === before) rules(value, walk);
  };
}

/** What the checks of an object or list ask of the nodes below. */
export interface Children {
  compile(child: Node): Check;
  resolve(child: Node): Node;
}

function children(shapes: Shapes): Children {
  return { compile: (child) => compile(child, shapes), resolve: (child) => resolve(child, shapes) };
}

function constraintsOf(node: Node, shapes: Shapes): readonly Check[] {
  switch (node.type) {
    case 'object':
      return objectCheck(node, children(shapes));
    case 'array':
      return listCheck(node, children(shapes));
    case 'string':
      return textCheck(node);
    case 'integer':
    case 'number':
      return numberCheck(node);
    default:
      return [];
  }
}
