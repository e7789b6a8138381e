import { describe, expect, test } from 'vitest';
import { Project } from './project';

const version = (timeout: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  http:
    - { route: [{ destination: { host: api.example.com, port: { number: 80 } } }], timeout: ${timeout} }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com], ports: [{ name: http, number: 80, protocol: HTTP }], resolution: DNS }
`;

describe('cdk8s-istio diff', { timeout: 60_000 }, () => {
  const project = () => new Project({ 'old/mesh.yaml': version('5s'), 'new/mesh.yaml': version('9s') });

  test('says what changes for requests, then for objects', () => {
    expect(project().run(['diff', 'old', 'new'])).toEqual({
      status: 0,
      stderr: '',
      stdout: `\
Traffic
  from workload shop
    GET api.example.com/: timeout 5s -> 9s

Objects
  ~ VirtualService shop/api
      spec.http[0].timeout: "5s" -> "9s"
`,
    });
  });

  test('fails on a difference when asked to', () => {
    expect(project().run(['diff', 'old', 'new', '--exit-code']).status).toBe(1);
    expect(project().run(['diff', 'old', 'old', '--exit-code'])).toEqual({
      status: 0,
      stderr: '',
      stdout: 'No request is treated differently.\n\nNo object is different.\n',
    });
  });

  test('prints markdown for a pull request and JSON for programs', () => {
    expect(project().run(['diff', 'old/mesh.yaml', 'new/mesh.yaml', '--format', 'markdown']).stdout).toContain(
      '| `GET api.example.com/` | timeout 5s → 9s |',
    );
    const { traffic } = JSON.parse(project().run(['diff', 'old', 'new', '-f', 'json']).stdout);
    expect(traffic).toHaveLength(1);
    expect(traffic[0].changes).toEqual([{ what: 'timeout', old: '5s', new: '9s' }]);
  });

  test('exits with 2 when a side cannot be read', () => {
    expect(project().run(['diff', 'old', 'nwe'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: nwe: there is no such file; did you mean new?\n',
    });
  });
});
