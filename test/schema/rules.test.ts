import { describe, expect, test } from 'vitest';
import { SCHEMA_RULES } from '../../lib/schema';

describe.each(Object.entries(SCHEMA_RULES))('%s', (id, { gate, level, istio, summary, why }) => {
  test('is documented', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(summary).toMatch(/\.$/);
    expect(why).toMatch(/\.$/);
  });

  test("bears Istio's code if it is istiod's", () => {
    expect(istio !== undefined).toBe(gate === 'admission');
    if (gate === 'admission') expect(istio === 'IST0106').toBe(level === 'error');
  });
});
