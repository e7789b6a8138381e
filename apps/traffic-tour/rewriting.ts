import type { App } from 'cdk8s';
import { Host, MeshChart, VirtualService } from 'cdk8s-istio';
import type { Entrances } from './entrances';
import { httpService } from './http-service';

/** Paths and hosts changed on the way, clients sent elsewhere, and answers that the gateway gives by itself. */
export class Rewriting extends MeshChart {
  constructor(app: App, entrances: Entrances) {
    super(app, 'rewriting', { namespace: 'tour' });

    const shelf = [{ destination: httpService(this, 'shelf') }];

    new VirtualService(this, 'api', {
      hosts: [Host.external('api.tour.example.com')],
      gateways: [entrances.gateway],
      http: [
        // A path and what is below it: "/books" becomes "/", and "/books/7" becomes "/7".
        {
          name: 'below-the-root',
          match: [{ uri: { exact: '/books' } }, { uri: { prefix: '/books/' } }],
          rewrite: { uri: '/' },
          route: shelf,
        },
        {
          name: 'by-pattern',
          match: [{ uri: { regex: '/authors/[^/]+/books' } }],
          rewrite: {
            uriRegexRewrite: { match: '^/authors/([^/]+)/books$', rewrite: '/books/by/\\1' },
            authority: 'shelf.tour.svc.cluster.local',
          },
          route: shelf,
        },
        {
          name: 'moved',
          match: [{ uri: { prefix: '/old/' } }],
          redirect: { uri: '/books', authority: 'www.tour.example.com', redirectCode: 308 },
        },
        {
          name: 'answered-here',
          match: [{ uri: { exact: '/health' } }],
          directResponse: { status: 200, body: { string: 'ok' } },
          headers: { response: { set: { 'content-type': 'text/plain' } } },
        },
        {
          name: 'from-the-browser',
          match: [{ uri: { prefix: '/public/' } }],
          corsPolicy: {
            allowOrigins: [
              { exact: 'https://www.tour.example.com' },
              { regex: 'https://[a-z]+\\.preview\\.example\\.com' },
            ],
            allowMethods: ['GET', 'POST'],
            allowHeaders: ['content-type'],
            exposeHeaders: ['x-total'],
            maxAge: '24h',
            allowCredentials: true,
          },
          route: shelf,
        },
        { name: 'everything-else', route: shelf },
      ],
    });
  }
}
