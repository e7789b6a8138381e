/** A YAML or JSON mapping. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping: an object, neither null nor a list. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list that are mappings; of what else stands there, the checks speak. */
export function mappingsIn<Item>(list: unknown): Item[] {
  return Array.isArray(list) ? (list.filter(isMapping) as Item[]) : [];
}
