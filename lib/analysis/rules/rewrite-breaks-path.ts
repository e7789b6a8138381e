import { httpRules, ruleName } from '../../mesh/http-rules';
import type { Rule } from '../rule';

/** A rewritten prefix that doubles or loses the slash behind it. */
export const rewriteBreaksPath: Rule = {
  id: 'rewrite-breaks-path',
  level: 'warning',
  summary: 'A rewrite replaces a path prefix so that the slash behind it is doubled or lost.',
  why: 'Envoy puts `rewrite.uri` in place of exactly the matched prefix. Prefix `/a` with `/` makes `//b` of `/a/b`; prefix `/a/` with `/v2` makes `/v2b`. The server answers 404, or collapses the slashes in the browser only.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ uri: { prefix: /api } }]
    rewrite: { uri: / }
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ uri: { exact: /api } }, { uri: { prefix: /api/ } }]
    rewrite: { uri: / }
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { rewrite, redirect } = placed.rule;
      const to = rewrite?.uri || redirect?.prefixRewrite;
      if (!to) continue;
      const field = rewrite?.uri ? ['rewrite', 'uri'] : ['redirect', 'prefixRewrite'];
      for (const prefix of prefixesOf(placed.rule.match)) {
        if (prefix.endsWith('/') === to.endsWith('/')) continue;
        const from = prefix.endsWith('/') ? `${prefix}b` : `${prefix}/b`;
        yield {
          object: placed.virtualService,
          path: [...placed.path, ...field],
          message: `${ruleName(placed)} turns ${from} into ${to}${from.slice(prefix.length)}: "${to}" replaces exactly the prefix "${prefix}"`,
          help: prefix.endsWith('/')
            ? `Write ${field.join('.')} "${to}/", or match the prefix without its last slash.`
            : `Match exact "${prefix}" and prefix "${prefix}/" instead.`,
        };
      }
    }
  },
};

/** The prefixes that a rule's matches let Envoy replace; a rule without a path condition matches the prefix `/`. */
function prefixesOf(match: NonNullable<Parameters<typeof ruleName>[0]['rule']['match']> | undefined): Set<string> {
  const prefixes = new Set<string>();
  for (const { uri } of match?.length ? match : [{ uri: undefined }]) {
    if (uri === undefined) prefixes.add('/');
    else if (typeof uri.prefix === 'string') prefixes.add(uri.prefix);
  }
  return prefixes;
}
