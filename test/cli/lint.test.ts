import { describe, expect, test } from 'vitest';
import { Project } from './project';

const service = `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 9080 }], selector: { app: reviews } }
`;
const routes = (host: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http:
    - route:
        - destination:
            host: ${host}
`;
const good = `${service}---${routes('reviews')}`;
const bad = `${service}---${routes('reviewz')}`;

describe('cdk8s-istio lint', { timeout: 60_000 }, () => {
  test('says nothing is wrong and exits with 0', () => {
    expect(new Project({ 'mesh.yaml': good }).run(['lint', 'mesh.yaml'])).toEqual({
      status: 0,
      stdout: '2 objects in 1 file: nothing found\n',
      stderr: '',
    });
  });

  test('quotes the offending line, says what, why and what to do, and exits with 1', () => {
    expect(new Project({ 'mesh.yaml': bad }).run(['lint', 'mesh.yaml'])).toEqual({
      status: 1,
      stdout: `\
error[virtual-service-unknown-host, IST0101]: host "reviewz" is served by no Service and no ServiceEntry: its requests end in 503
  --> mesh.yaml:15:13
   |
15 |             host: reviewz
   |             ^^^^^^^^^^^^^
   = in: VirtualService shop/reviews spec.http[0].route[0].destination.host
   = help: Did you mean "reviews"?

2 objects in 1 file: 1 error
`,
      stderr: '',
    });
  });

  test('reads standard input with Windows line ends and a byte order mark', () => {
    const input = `\ufeff${bad}`.replaceAll('\n', '\r\n');
    const { status, stdout } = new Project({}).run(['lint', '-'], { input });
    expect(stdout).toContain(' --> stdin:15:13\n');
    expect(stdout).toContain('15 |             host: reviewz\n');
    expect(status).toBe(1);
  });

  test('reads a List of JSON and points into it', () => {
    const project = new Project({
      'mesh.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [asData('reviewz')] }, null, 1),
    });
    expect(project.run(['lint', 'mesh.json', '--rule', 'virtual-service-unknown-host']).stdout).toContain(
      '--> mesh.json:21:10\n',
    );
  });

  test('takes all files and folders for one mesh', () => {
    const project = new Project({
      'base/service.yaml': service,
      'base/.git/x.yaml': 'a: [',
      'routes.json': JSON.stringify(asData('reviews')),
    });
    expect(project.run(['lint', 'base', 'routes.json']).stdout).toBe('2 objects in 2 files: nothing found\n');
  });

  test('names what is no YAML with line and column, lints the rest, and exits with 2', () => {
    const project = new Project({ 'mesh/a.yaml': `${service}---\na: [b\n`, 'mesh/b.yaml': routes('reviewz') });
    const { status, stdout } = project.run(['lint', 'mesh']);
    expect(stdout).toContain(`\
error: this document cannot be read: unexpected end of the stream within a flow collection
 --> mesh/a.yaml:8:1
`);
    expect(stdout).toContain('--> mesh/b.yaml:10:13');
    expect(status).toBe(2);
  });

  test('files of other tools, met in a folder, are left out and named; given by name they are refused', () => {
    const project = new Project({ 'chart/values.yaml': 'replicas: 2\n', 'chart/templates/mesh.yaml': good });
    expect(project.run(['lint', 'chart'])).toEqual({
      status: 0,
      stdout: '2 objects in 1 file: nothing found\n',
      stderr: 'note: chart/values.yaml: no manifest, left out\n',
    });
    expect(project.run(['lint', 'chart/values.yaml']).status).toBe(2);
  });

  test('a file that is not there is answered with the nearest name', () => {
    const { status, stdout } = new Project({ 'mesh.yaml': good }).run(['lint', 'mesh.yml']);
    expect(stdout).toContain('error: there is no such file; did you mean mesh.yaml?\n');
    expect(status).toBe(2);
  });

  test('what exists elsewhere is assumed, and not judged', () => {
    const project = new Project({
      'routes.yaml': routes('ratings'),
      'elsewhere.yaml': service.replaceAll('reviews', 'ratings'),
    });
    project.write('service.yaml', service);
    expect(project.run(['lint', 'routes.yaml', 'service.yaml']).status).toBe(1);
    expect(project.run(['lint', 'routes.yaml', 'service.yaml', '--assume', 'elsewhere.yaml'])).toEqual({
      status: 0,
      stdout: '2 objects in 2 files: nothing found\n',
      stderr: '',
    });
  });

  test('what exists elsewhere can be told in short', () => {
    const project = new Project({ 'routes.yaml': routes('ratings.other.svc.cluster.local'), 'service.yaml': service });
    project.write(
      'assume.yaml',
      'services:\n  - { namespace: other, name: ratings, ports: [{ name: http, port: 80 }] }\n',
    );
    project.write('wrong.yaml', 'services: [ratings]\n');
    expect(project.run(['lint', 'routes.yaml', 'service.yaml', '--assume', 'assume.yaml']).stdout).toBe(
      '2 objects in 2 files: nothing found\n',
    );
    expect(project.run(['lint', 'service.yaml', '--assume', 'wrong.yaml']).stdout).toContain(
      'error: services must be a list of { namespace, name, ports: [{ name, port }] }, not ["ratings"]\n--> wrong.yaml\n',
    );
  });

  test('--fail-on says what is grave enough', () => {
    const project = new Project({ 'mesh.yaml': service.replace('name: http', 'name: web') });
    const statuses = ['error', 'warning', 'info'].map(
      (level) => project.run(['lint', 'mesh.yaml', '--fail-on', level]).status,
    );
    expect(statuses).toEqual([0, 0, 1]);
  });

  test('--rule reports one rule, --ignore accepts one', () => {
    const project = new Project({ 'mesh.yaml': bad.replace('name: http', 'name: web') });
    const rules = (...args: string[]) =>
      JSON.parse(project.run(['lint', 'mesh.yaml', '--format', 'json', ...args]).stdout).map(
        (each: { rule: string }) => each.rule,
      );
    expect(rules()).toEqual(['service-port-name', 'virtual-service-unknown-host']);
    expect(rules('--rule', 'IST0118')).toEqual(['service-port-name']);
    expect(rules('--ignore', 'service-port-name')).toEqual(['virtual-service-unknown-host']);
    expect(project.run(['lint', 'mesh.yaml', '--rule', 'service-port-names']).stderr).toBe(
      'error: there is no rule "service-port-names". Did you mean "service-port-name"?\n',
    );
  });

  test('--istio-version takes any patch of a release, and no other', () => {
    const project = new Project({ 'mesh.yaml': good });
    expect(project.run(['lint', 'mesh.yaml', '--istio-version', 'v1.27.3']).status).toBe(0);
    expect(project.run(['lint', 'mesh.yaml', '--istio-version', '1.2']).status).toBe(2);
  });

  test.each(['json', 'sarif'])('--format %s prints nothing else to stdout', (format) => {
    const project = new Project({ 'mesh.yaml': `${bad}---\na: [b\n` });
    const { status, stdout } = project.run(['lint', 'mesh.yaml', '--format', format]);
    expect(() => JSON.parse(stdout)).not.toThrow();
    expect(status).toBe(2);
  });

  test('--explain prints what a rule is about', () => {
    const { status, stdout } = new Project({}).run(['lint', '--explain', 'IST0118']);
    expect(stdout).toContain('service-port-name (analysis, info, IST0118');
    expect(stdout).toContain('\nGood:\n\n    apiVersion: v1\n');
    expect(status).toBe(0);
  });

  test('without an input it says what it takes', () => {
    expect(new Project({}).run(['lint'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: nothing to check; name files or folders, or - for standard input\n',
    });
  });
});

/** The routes as data. */
function asData(host: string) {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'reviews', namespace: 'shop' },
    spec: { hosts: ['reviews'], http: [{ route: [{ destination: { host } }] }] },
  };
}
