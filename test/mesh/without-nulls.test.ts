import { describe, expect, it } from 'vitest';
import { withoutNulls } from '../../lib/mesh/without-nulls';

describe('a value without nulls', () => {
  it('lacks the fields and items that were null, at every depth', () => {
    expect(
      withoutNulls({
        ports: null,
        selector: { app: 'web', tier: null },
        containers: [null, { name: 'app', ports: null }],
      }),
    ).toEqual({
      selector: { app: 'web' },
      containers: [{ name: 'app' }],
    });
  });

  it('is the same value where there were none', () => {
    const spec = { selector: { app: 'web' }, ports: [{ port: 80 }, { port: 0 }], external: '', ready: false };
    expect(withoutNulls(spec)).toBe(spec);
  });

  it('keeps keys that objects have by nature', () => {
    const labels = JSON.parse('{"__proto__": "a", "constructor": null, "x": null}') as unknown;
    expect(Object.keys(withoutNulls(labels) as object)).toEqual(['__proto__']);
  });
});
