import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { MeshValidation } from 'cdk8s-istio';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { Project } from '../cli/project';

const CDK8S = resolve(createRequire(__filename).resolve('cdk8s-cli/package.json'), '../bin/cdk8s');

/** A program of stock cdk8s. */
const program = (host: string) => `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'reviews' },
  spec: { ports: [{ name: 'web', port: 80 }], selector: { app: 'reviews' } },
});
new ApiObject(shop, 'routes', {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'routes' },
  spec: { hosts: ['reviews'], http: [{ route: [{ destination: { host: '${host}' } }] }] },
});
app.synth();
`;

function synth(host: string, properties: object = {}) {
  const validation = { package: './node_modules/cdk8s-istio', version, class: 'MeshValidation', properties };
  const project = new Project({
    'main.js': program(host),
    'cdk8s.yaml': JSON.stringify({ language: 'typescript', app: 'node main.js', validations: [validation] }),
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [CDK8S, 'synth', '--check-upgrade', 'false'], {
    cwd: project.folder,
    encoding: 'utf8',
  });
  return { status, stdout: stdout.replaceAll(project.folder, '.'), stderr };
}

describe('stock `cdk8s synth` with MeshValidation', { timeout: 60_000 }, () => {
  test('fails on an error and reports it with the construct’s path', () => {
    const { status, stdout } = synth('reviewz');
    expect(stdout).toContain(
      `
error virtual-service-unknown-host, IST0101 (1 occurrences)

  Occurrences:

    - Construct Path: shop/routes
    - Manifest Path: dist/shop.k8s.yaml
    - Resource Name: routes
    - Locations:
      > spec.http[0].route[0].destination.host, line 24, column 13

  Recommendation: host "reviewz" is served by no Service and no ServiceEntry: its requests end in 503
  How to fix: Did you mean "reviews"?
`
        .replace('\nerror virtual', '\n\x1b[31m\x1b[1merror virtual')
        .replace('occurrences)', 'occurrences)\x1b[0m'),
    );
    expect(status).toBe(2);
  });

  test('passes what is only a hint', () => {
    const { status, stdout } = synth('reviews');
    expect(stdout).toContain('info service-port-name, IST0118');
    expect(status).toBe(0);
  });

  test('fails on less, and accepts more, if it is told to', () => {
    expect(synth('reviews', { failOn: 'info' }).status).toBe(2);
    expect(synth('reviews', { failOn: 'info', ignore: ['service-port-name'] }).status).toBe(0);
    const assume = { services: [{ namespace: 'shop', name: 'ratings', ports: [{ name: 'http', port: 80 }] }] };
    expect(synth('ratings', { assume }).status).toBe(0);
  });

  test('says which property it does not know', () => {
    expect(synth('reviews', { failon: 'error' }).stderr).toContain('there is no "failon". Did you mean "failOn"?');
  });
});

test.each([
  [{ istioVersion: 1.3 }, 'istioVersion must be one of "1.24"'],
  [{ failOn: 'never' }, 'failOn must be error, warning or info, not "never"'],
  [{ ignore: 'some-rule' }, 'ignore must be a list of texts'],
  [{ assume: { service: [] } }, 'there is no "assume.service". Did you mean "assume.services"?'],
  [{ assume: { services: ['ratings'] } }, 'assume.services must be a list of'],
  [{ constructor: 1 }, 'there is no "constructor"'],
  [[], 'this must be a mapping'],
])('properties %j are refused', (properties, message) => {
  expect(() => new MeshValidation(properties as never)).toThrow(message);
});
