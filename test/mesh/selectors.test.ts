import { describe, expect, it } from 'vitest';
import { canSelectSame } from '../../lib/mesh/selectors';

describe('two selectors', () => {
  it('can select the same pod unless they ask for two values of one label', () => {
    expect(canSelectSame({ app: 'a' }, { tier: 'b' })).toBe(true);
    expect(canSelectSame({ app: 'a' }, { app: 'a', tier: 'b' })).toBe(true);
    expect(canSelectSame({ app: 'a' }, { app: 'b' })).toBe(false);
    expect(canSelectSame({}, { app: 'b' })).toBe(true);
  });
});
