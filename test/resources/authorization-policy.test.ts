import { expect, test } from 'vitest';
import { AuthorizationPolicy } from '../../lib/resources/authorization-policy';
import { Namespace } from '../../lib/resources/namespace';
import { ServiceAccount } from '../../lib/resources/service-account';
import { chartIn } from './in-chart';

test('an AuthorizationPolicy allows by ServiceAccount and Namespace', () => {
  const web = ServiceAccount.fromName('web', { namespace: 'front' });
  const policy = new AuthorizationPolicy(chartIn(), 'reviews', {
    action: 'ALLOW',
    selector: { matchLabels: { app: 'reviews' } },
    rules: [
      {
        from: [{ source: { principals: [web], notNamespaces: [Namespace.fromName('test')] } }],
        to: [{ operation: { methods: ['GET'], paths: ['/reviews/*'] } }],
        when: [{ key: 'request.headers[x-group]', values: ['a'] }],
      },
    ],
  });
  expect(policy.toJson()).toEqual({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'reviews', namespace: 'shop' },
    spec: {
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { notNamespaces: ['test'], principals: ['cluster.local/ns/front/sa/web'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/reviews/*'] } }],
          when: [{ key: 'request.headers[x-group]', values: ['a'] }],
        },
      ],
      selector: { matchLabels: { app: 'reviews' } },
    },
  });
});

test('one without rules allows nothing', () => {
  expect(new AuthorizationPolicy(chartIn(), 'allow-nothing').toJson().spec).toEqual({});
});
