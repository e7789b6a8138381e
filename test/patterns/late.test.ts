import { expect, it } from 'vitest';
import { late } from '../../lib/patterns/late';

interface Spec {
  readonly hosts?: readonly string[];
  readonly policy?: { readonly limit?: number; readonly mode?: string };
}

it('asks for a field whenever it is read', () => {
  const hosts: string[] = [];
  const props = late<Spec>('edge', { hosts: () => hosts }, undefined);
  hosts.push('api.example.com');
  expect({ ...props }).toEqual({ metadata: { name: 'edge' }, hosts: ['api.example.com'] });
});

it('merges the override into what the field comes to, and adds fields of its own', () => {
  const props = late<Spec>('edge', { policy: () => ({ limit: 1 }) }, { policy: { mode: 'A' }, hosts: ['b'] });
  expect({ ...props }).toEqual({ metadata: { name: 'edge' }, policy: { limit: 1, mode: 'A' }, hosts: ['b'] });
});

it('names the namespace where the object belongs elsewhere', () => {
  expect(late<Spec>('edge', {}, undefined, 'reviews').metadata).toEqual({ name: 'edge', namespace: 'reviews' });
});
