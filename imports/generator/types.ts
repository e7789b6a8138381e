import type { Node } from '../constraints';
import type { Shape } from './shapes';

/** How the types of some shapes are written. */
export interface TypeStyle {
  /** The type at a place (`Shape.property`, `Shape.property[]`), where it is not what the schema alone says. */
  readonly special: (place: string, node: Node) => string | undefined;
  /** The name of the type of a shape. */
  readonly nameOf: (shape: string) => string;
  /** Where the shape is described. */
  readonly linkOf: (shape: Shape) => string;
}

/** The TypeScript declaration of a shape: an interface, or a union where it has alternatives. */
export function declaration(name: string, shape: Shape, style: TypeStyle): string {
  const groups = (shape.node.oneOf ?? []).filter((group) => group.length > 1);
  const grouped = new Set(groups.flat());
  const { properties = {}, required = [] } = shape.node;
  const optional = (key: string) => !required.includes(key) || properties[key]?.default !== undefined;
  const member = (key: string, mark: '' | '?') => {
    const line = `readonly ${property(key)}${mark}: ${typeOf(properties[key]!, `${name}.${key}`, style)};`;
    return line.length <= 118 ? line : line.replace(': ', ':\n    | ').replaceAll("' | ", "'\n    | ");
  };
  const common = Object.keys(properties)
    .filter((key) => !grouped.has(key))
    .map((key) => member(key, optional(key) ? '?' : ''));
  const block = (members: readonly string[]) => `{\n${members.map((text) => `  ${text}\n`).join('')}}`;

  const doc = `/** @see ${style.linkOf(shape)} */\n`;
  if (groups.length === 0) {
    const head = `${doc}export interface ${style.nameOf(name)} `;
    return `${head}${common.length > 0 ? block(common) : '{}'}\n`;
  }
  const unions = groups.map((group) => {
    const marker = `OnlyOneOf<${group.map(quoted).join(' | ')}>`;
    const impossible = (key: string) => `readonly ${property(key)}?: ${marker};`;
    const alternatives = group.map((chosen) =>
      group.map((key) => (key === chosen ? member(key, '') : impossible(key))),
    );
    return [...alternatives, group.map(impossible)].map(alternative).join('');
  });
  if (common.length === 0 && unions.length === 1) return `${doc}export type ${style.nameOf(name)} =${unions[0]};\n`;
  const parts = [...(common.length > 0 ? [block(common)] : []), ...unions.map((union) => `(${union}\n)`)];
  return `${doc}export type ${style.nameOf(name)} = ${parts.join(' & ')};\n`;
}

function alternative(members: readonly string[]): string {
  const line = `\n  | { ${members.join(' ').slice(0, -1)} }`;
  return line.length <= 120 ? line : `\n  | {\n${members.map((text) => `      ${text}\n`).join('')}    }`;
}

function typeOf(node: Node, place: string, style: TypeStyle): string {
  const special = style.special(place, node);
  if (special) return special;
  if (node.$ref) return style.nameOf(node.$ref);
  if (node.enum)
    return node.enum.map((value) => (typeof value === 'string' ? quoted(value) : String(value))).join(' | ');
  if (node.intOrString) return 'number | string';
  switch (node.type) {
    case 'array': {
      const item = typeOf(node.items ?? {}, `${place}[]`, style);
      return /[ |]/.test(item) && !/^\w+<[^|]*>$/.test(item) ? `readonly (${item})[]` : `readonly ${item}[]`;
    }
    case 'object':
      return `Readonly<Record<string, ${node.additional ? typeOf(node.additional, `${place}{}`, style) : 'unknown'}>>`;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
      return node.type;
    default:
      throw new Error(`${place} has no type that TypeScript has a word for: ${JSON.stringify(node)}`);
  }
}

function property(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
