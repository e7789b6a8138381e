/** The items of a JSON array one by one, as `JSON.stringify` writes them in a document indented by two, between brackets that others write. */
export function* jsonItems<Item>(
  items: readonly Item[],
  toJson: (item: Item) => unknown,
  indentation: string,
): Generator<string, void> {
  for (const [index, item] of items.entries()) {
    const text = JSON.stringify(toJson(item), null, 2).replaceAll('\n', `\n${indentation}`);
    yield `${index === 0 ? '' : ','}\n${indentation}${text}`;
  }
}
