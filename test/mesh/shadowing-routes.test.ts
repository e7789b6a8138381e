import { describe, expect, it } from 'vitest';
import { ShadowingRoutes } from '../../lib/mesh/shadowing-routes';
import type { HttpMatch } from '../../lib/mesh/virtual-services';
import { meshOf, object } from '../analysis/problems';

const [owner] = meshOf(object('VirtualService shop/first')).resources;

function hides(first: HttpMatch[], second: HttpMatch[]): boolean {
  const routes = new ShadowingRoutes();
  routes.add({ match: first }, owner!);
  return routes.covering({ match: second }) !== undefined;
}

describe('a rule that comes first', () => {
  it('hides what its prefix includes', () => {
    expect(hides([{ uri: { prefix: '/a' } }], [{ uri: { exact: '/ab' } }])).toBe(true);
    expect(hides([{ uri: { prefix: '/a/' } }], [{ uri: { prefix: '/a' } }])).toBe(false);
    expect(hides([{ uri: { exact: '/a' } }], [{ uri: { prefix: '/a' } }])).toBe(false);
  });

  it('hides a regex only with the same one, or as a header rule for every path', () => {
    expect(hides([{ uri: { regex: '/a.*' } }], [{ uri: { regex: '/a.*' } }])).toBe(true);
    expect(hides([{ uri: { prefix: '/a' } }], [{ uri: { regex: '/a.*' } }])).toBe(false);
    expect(
      hides([{ headers: { x: { exact: '1' } } }], [{ uri: { regex: '/a' }, headers: { x: { exact: '1' } } }]),
    ).toBe(true);
  });

  it('hides everything by an expression that every path meets and Istio does not move to the end', () => {
    expect(hides([{ uri: { regex: '/.*' } }], [{ uri: { exact: '/a' } }])).toBe(true);
    expect(hides([{ uri: { regex: '.*' } }], [{ uri: { exact: '/a' } }])).toBe(false);
    expect(hides([{ uri: { regex: '.*' }, port: 80 }], [{ uri: { exact: '/a' } }])).toBe(false);
  });

  it('hides nothing that asks for less than itself', () => {
    expect(hides([{ headers: { x: { exact: '1' } } }], [{ uri: { prefix: '/a' } }])).toBe(false);
    expect(hides([{ uri: { prefix: '/a' } }], [{ uri: { prefix: '/a' }, method: { exact: 'GET' } }])).toBe(true);
  });

  it('hides a rule only with all of its items', () => {
    expect(hides([{ uri: { prefix: '/a' } }], [{ uri: { prefix: '/a' } }, { uri: { prefix: '/b' } }])).toBe(false);
  });

  it('that takes everything moves to the end and hides the next one of its kind', () => {
    expect(hides([{}], [{ uri: { prefix: '/a' } }])).toBe(false);
    expect(hides([{}], [{ uri: { regex: '.*' } }])).toBe(true);
  });

  it('compares paths by their case unless both do not', () => {
    expect(hides([{ uri: { prefix: '/a' }, ignoreUriCase: true }], [{ uri: { prefix: '/a' } }])).toBe(false);
  });
});
