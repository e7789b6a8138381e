/** Kubernetes labels. */
export type Labels = Readonly<Record<string, string>>;

/** Whether `labels` carries every label of `selector`. An empty selector selects everything. */
export function selects(selector: Labels, labels: Labels): boolean {
  for (const key of Object.keys(selector)) {
    if (!Object.hasOwn(labels, key) || labels[key] !== selector[key]) return false;
  }
  return true;
}

/** Labels as people write them: `app=web,version=v1`, sorted by key. */
export function formatLabels(labels: Labels): string {
  return Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`)
    .join(',');
}
