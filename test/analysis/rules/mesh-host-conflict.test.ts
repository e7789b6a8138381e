import { describe, expect, it } from 'vitest';
import { meshHostConflict as rule } from '../../../lib/analysis/rules/mesh-host-conflict';
import { meshOf } from '../problems';

const routes = (namespace: string, name: string, hosts: string, more = '') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: ${namespace} }
spec: { hosts: ${hosts}${more} }
---`;

function levels(yaml: string): string[] {
  return [...rule.check(meshOf(yaml))].map(
    ({ object, level = rule.level }) => `${object.namespace}/${object.name} ${level}`,
  );
}

describe('two VirtualServices of one host', () => {
  it('conflict whatever the spelling', () => {
    const yaml = routes('shop', 'a', '[web]') + routes('blog', 'b', '[web.shop.svc.cluster.local]');
    expect(levels(yaml)).toEqual(['shop/a error', 'blog/b error']);
  });

  it('do not conflict when one of them is for a gateway only', () => {
    const gateway = ', gateways: [edge]';
    expect(levels(routes('shop', 'a', '[web]') + routes('shop', 'b', '[web]', gateway))).toEqual([]);
    expect(
      levels(routes('shop', 'a', '[web]') + routes('shop', 'b', '[web]', ', gateways: [edge, mesh]')),
    ).toHaveLength(2);
  });

  it('do not conflict when nobody sees both', () => {
    const own = ", exportTo: ['.']";
    const host = '[api.example.com]';
    expect(levels(routes('shop', 'a', host, own) + routes('blog', 'b', host, own))).toEqual([]);
    expect(levels(routes('shop', 'a', host, own) + routes('blog', 'b', host, ', exportTo: [shop]'))).toHaveLength(2);
    expect(levels(routes('shop', 'a', host, own) + routes('blog', 'b', host))).toHaveLength(2);
  });

  it('of which one is a wildcard do not, since the more specific counts (Istio calls it an error where one is not public)', () => {
    const wildcard = routes('shop', 'a', "['*.example.com']");
    expect(levels(wildcard + routes('blog', 'b', '[api.example.com]'))).toEqual([]);
    expect(levels(wildcard + routes('blog', 'b', '[api.example.com]', ", exportTo: ['.']"))).toEqual([
      'blog/b info',
      'shop/a info',
    ]);
  });

  it('that are one and the same do not conflict (Istio says so of a host listed in two spellings)', () => {
    expect(levels(routes('shop', 'a', '[web, web.shop.svc.cluster.local]'))).toEqual([]);
  });
});
