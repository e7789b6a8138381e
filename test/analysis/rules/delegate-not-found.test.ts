import { describe, expect, it } from 'vitest';
import { delegateNotFound as rule } from '../../../lib/analysis/rules/delegate-not-found';
import { object, places, problems } from '../problems';

const root = object('VirtualService shop/root', '{ hosts: [a], http: [{ delegate: { name: leaf, namespace: web } }] }');

describe('a delegate', () => {
  it('must be exported to the root', () => {
    expect(problems(rule, root + object('VirtualService web/leaf', '{ exportTo: [web], http: [] }')).join()).toContain(
      'it is exported to web only',
    );
  });

  it('must have no hosts', () => {
    expect(problems(rule, root + object('VirtualService web/leaf', '{ hosts: [a], http: [] }')).join()).toContain(
      'it has hosts of its own',
    );
  });

  it('must be there', () => {
    expect(problems(rule, root).join()).toContain('there is no such VirtualService');
  });

  it('may be exported to everybody', () => {
    expect(places(rule, root + object('VirtualService web/leaf', '{ http: [] }'))).toEqual([]);
  });

  it('of the own namespace needs no namespace', () => {
    expect(
      places(
        rule,
        object('VirtualService shop/root', '{ hosts: [a], http: [{ delegate: { name: leaf } }] }') +
          object('VirtualService shop/leaf', '{ exportTo: [.], http: [] }'),
      ),
    ).toEqual([]);
  });
});
