import { isWellFormed } from '../model/well-formed';

const deepest = 1000;

/** Why `toYaml` cannot write a value and where in it the reason stands; `undefined` if it can. */
export function refusal(value: unknown): string | undefined {
  return find(value, [], new Set());
}

function find(value: unknown, path: (string | number)[], above: Set<unknown>): string | undefined {
  const reason = reasonAgainst(value, above);
  if (reason !== undefined) return `${describe(path)} is ${reason}: a manifest can only hold what JSON can`;
  if (typeof value !== 'object' || value === null) return undefined;
  above.add(value);
  for (const [key, child] of Object.entries(value)) {
    path.push(Array.isArray(value) ? Number(key) : key);
    if (!isWellFormed(key)) return `the key ${describe(path)} contains half a surrogate pair: it is no text`;
    const found = find(child, path, above);
    if (found !== undefined) return found;
    path.pop();
  }
  above.delete(value);
  return undefined;
}

function reasonAgainst(value: unknown, above: ReadonlySet<unknown>): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (typeof value === 'string') return isWellFormed(value) ? undefined : 'half a surrogate pair in a text';
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (above.has(value)) return 'an object that contains itself';
  if (above.size >= deepest) return `nested more than ${deepest} levels deep`;
  const prototype = Object.getPrototypeOf(value);
  if (Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null) return undefined;
  return `a ${prototype.constructor?.name || 'class instance'}, not a plain object`;
}

function describe(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the value';
  const shown = path.length > 12 ? [...path.slice(0, 6), '…', ...path.slice(-5)] : path;
  return shown.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}
