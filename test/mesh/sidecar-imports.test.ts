import { describe, expect, it } from 'vitest';
import { imports } from '../../lib/mesh/sidecar-imports';
import { meshOf, object } from '../analysis/problems';

const sees = (host: string, namespace: string, name: string) =>
  imports(meshOf(object('Sidecar shop/default', `{ egress: [{ hosts: ['${host}'] }] }`)).of('Sidecar')[0]!, namespace, [
    name,
  ]);

describe('a Sidecar', () => {
  it('sees what its namespace and host cover', () => {
    expect(sees('./*', 'shop', 'a.example.com')).toBe(true);
    expect(sees('./*', 'web', 'a.example.com')).toBe(false);
    expect(sees('*/a.example.com', 'web', 'a.example.com')).toBe(true);
    expect(sees('web/*.example.com', 'web', '*.eu.example.com')).toBe(true);
  });

  it('sees nothing by an exclusion, and everything without egress', () => {
    expect(sees('~/*', 'shop', 'a.example.com')).toBe(false);
    expect(imports(meshOf(object('Sidecar shop/default')).of('Sidecar')[0]!, 'web', ['a'])).toBe(true);
  });
});
