import { describe, expect, test } from 'vitest';
import { AuthorizationPolicy } from '../../lib/resources/authorization-policy';
import { Secret } from '../../lib/resources/secret';
import { ServiceAccount } from '../../lib/resources/service-account';
import { chartIn, chartInNone, messagesOf } from './in-chart';

test('a ServiceAccount is written as Kubernetes takes it', () => {
  const web = new ServiceAccount(chartIn(), 'web', {
    automountServiceAccountToken: false,
    imagePullSecrets: [Secret.fromName('registry')],
  });
  expect(web.toJson()).toEqual({
    apiVersion: 'v1',
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'registry' }],
    kind: 'ServiceAccount',
    metadata: { name: 'web', namespace: 'shop' },
  });
});

describe('a policy names it', () => {
  const allow = (account: ServiceAccount, chart = chartIn('back')) =>
    new AuthorizationPolicy(chart, 'allow', {
      rules: [{ from: [{ source: { principals: [account, '*/sa/probe'], serviceAccounts: [account] } }] }],
    });

  test('by its principal and by its namespace and name', () => {
    expect(allow(new ServiceAccount(chartIn('front'), 'web')).toJson().spec).toEqual({
      rules: [
        {
          from: [
            { source: { principals: ['cluster.local/ns/front/sa/web', '*/sa/probe'], serviceAccounts: ['front/web'] } },
          ],
        },
      ],
    });
  });

  test('never without a namespace', () => {
    const chart = chartInNone();
    expect(() => allow(new ServiceAccount(chart, 'web'), chart).toJson()).toThrow(
      'chart/allow: spec.rules[0].from[0].source.principals[0]: a principal names the namespace of ServiceAccount web; give its chart one',
    );
  });
});

test('one that exists already may be of another trust domain', () => {
  const account = ServiceAccount.fromName('web', { namespace: 'front', trustDomain: 'old.example.com' });
  expect(account).toMatchObject({ name: 'web', namespace: 'front', trustDomain: 'old.example.com' });
});

test('what a ServiceAccount has no field for is told, with the nearest name', () => {
  expect(messagesOf(new ServiceAccount(chartIn(), 'web', { secret: [] } as never))).toEqual([
    'has no use for "secret". Did you mean "secrets"?',
  ]);
});
