import type { App } from 'cdk8s';
import { DestinationRule, MeshChart, Namespace, VirtualService } from 'cdk8s-istio';
import { httpService } from './http-service';

/** Everything a route can ask of a request. */
export class Matching extends MeshChart {
  constructor(app: App) {
    super(app, 'matching', { namespace: 'tour' });

    const catalog = httpService(this, 'catalog');
    const versions = new DestinationRule(this, 'catalog-versions', {
      host: catalog,
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'v2', labels: { version: 'v2' } },
      ],
    });
    const v1 = { destination: versions.subset('v1') };
    const v2 = { destination: versions.subset('v2') };

    new VirtualService(this, 'catalog-routes', {
      hosts: [catalog],
      http: [
        { name: 'by-exact-path', match: [{ uri: { exact: '/beta' } }], route: [v2] },
        { name: 'by-path-below', match: [{ uri: { prefix: '/beta/' } }], route: [v2] },
        { name: 'by-pattern', match: [{ uri: { regex: '/items/[0-9]+' }, method: { exact: 'GET' } }], route: [v2] },
        { name: 'in-any-case', match: [{ uri: { prefix: '/help' }, ignoreUriCase: true }], route: [v1] },
        { name: 'by-header', match: [{ headers: { 'x-version': { exact: 'v2' } } }], route: [v2] },
        { name: 'by-presence', match: [{ headers: { 'x-debug': {} } }], route: [v2] },
        {
          name: 'by-cookie',
          match: [{ headers: { cookie: { regex: '(.*;\\s*)?group=beta(\\s*;.*)?' } } }],
          route: [v2],
        },
        { name: 'by-query', match: [{ queryParams: { preview: { exact: 'true' } } }], route: [v2] },
        { name: 'by-method', match: [{ method: { regex: 'PUT|PATCH' } }], route: [v1] },
        { name: 'by-absence', match: [{ uri: { prefix: '/new/' }, withoutHeaders: { 'x-old': {} } }], route: [v2] },
        {
          name: 'by-host-and-scheme',
          match: [{ authority: { prefix: 'catalog.' }, scheme: { exact: 'https' } }],
          route: [v2],
        },
        { name: 'by-port', match: [{ uri: { prefix: '/admin/' }, port: 80 }], route: [v1] },
        {
          name: 'by-caller',
          match: [{ sourceLabels: { app: 'tester' }, sourceNamespace: Namespace.fromName('qa') }],
          route: [v2],
        },
        { name: 'one-of-two', match: [{ uri: { exact: '/a' } }, { uri: { exact: '/b' } }], route: [v2] },
        { name: 'everything-else', route: [v1] },
      ],
    });
  }
}
