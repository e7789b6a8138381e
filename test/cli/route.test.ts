import { describe, expect, test } from 'vitest';
import { Project } from './project';

const mesh = `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 9080 }], selector: { app: reviews } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http:
    - { name: health, match: [{ uri: { exact: /health } }], directResponse: { status: 200 } }
    - { name: all, route: [{ destination: { host: reviews } }], timeout: 5s }
`;
const files = { 'mesh.yaml': mesh };
const asked = ['route', 'mesh.yaml', '--from', 'web/app=web', '--host', 'reviews.shop'];

describe('cdk8s-istio route', { timeout: 60_000 }, () => {
  test('tells where a request goes, and why', () => {
    const { status, stdout, stderr } = new Project(files).run([...asked, '--path', '/api', '--header', 'x-user=jane']);
    expect(stderr).toBe('');
    expect(stdout.split('Why:')[0]).toBe(`\
GET http://reviews.shop/api from workload web/app=web, port 9080, with x-user: jane

-> The request goes to reviews.shop.svc.cluster.local:9080.
   It arrives there as /api for reviews.shop, with x-user: jane.
   The mesh encrypts it on the way (mutual TLS).
   Timeout 5s.
   Up to 2 retries on connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes.

`);
    expect(stdout).toContain(
      'rule 0 ("health") is passed over: it asks that path is "/health", and this one is "/api"',
    );
    expect(status).toBe(0);
  });

  test('takes headers as curl writes them, values with an equals sign included', () => {
    const headers = ['--header', 'cookie: user=jane', '--header', 'x-tag=a', '--header', 'x-tag: b'];
    const { status, stdout } = new Project(files).run([...asked, ...headers, '--format', 'json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)[0].upstream.headers).toEqual({ cookie: 'user=jane', 'x-tag': 'a,b' });
    const wrong = new Project(files).run([...asked, '--header', 'no header']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('Write name=value or "name: value".');
  });

  test('prints an array of answers, in the order of the requests', () => {
    const requests = JSON.stringify(
      ['/health', '/'].map((path) => ({
        from: { workload: { namespace: 'web' } },
        host: 'reviews.shop',
        port: 9080,
        path,
      })),
    );
    const project = new Project({ ...files, 'requests.json': requests });
    const { status, stdout } = project.run(['route', 'mesh.yaml', '--requests', 'requests.json', '--format', 'json']);
    const answers = JSON.parse(stdout);
    expect(answers).toMatchObject([
      { outcome: 'direct-response', status: 200, destinations: [], redirect: null, timeout: '0s' },
      {
        outcome: 'route',
        status: null,
        destinations: [{ host: 'reviews.shop.svc.cluster.local', subset: null, port: 9080, weight: 100 }],
        upstream: { path: '/', authority: 'reviews.shop', headers: {} },
        timeout: '5s',
        retries: { attempts: 2, perTryTimeout: '0s' },
        mirrors: [],
        fault: null,
        mtls: true,
        caveats: [],
      },
    ]);
    expect(answers[1].trace.length).toBeGreaterThan(0);
    expect(status).toBe(0);
  });

  test('says which routes no request took, and fails under the threshold', () => {
    const project = new Project(files);
    const { status, stdout, stderr } = project.run([...asked, '--threshold', '80']);
    expect(stdout).toMatch(
      /1 of 2 routes taken \(50 %\); no request took\n {2}VirtualService shop\/reviews spec\.http\[0\] "health"\n$/,
    );
    expect(stderr).toBe('error: fewer than 80 % of the routes were taken\n');
    expect(status).toBe(1);
    expect(project.run([...asked, '--threshold', '50', '--format', 'json'])).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^1 of 2 routes taken/),
    });
  });

  test('says how a threshold is said where --coverage is given a number', () => {
    const { status, stderr } = new Project(files).run([...asked, '--coverage', '50%']);
    expect(stderr).toBe('error: --coverage takes no number. The least share of routes is said by --threshold 50\n');
    expect(status).toBe(2);
  });

  test('asks with the claims of a token, a service account, an SNI and the address of the client', () => {
    const more = [
      '--claim',
      'iss=me',
      '--claim',
      'roles=["a"]',
      '--service-account',
      'web',
      '--sni',
      'reviews',
      '--port',
      '443',
      '--source',
      '203.0.113.9',
    ];
    expect(new Project(files).run([...asked, ...more]).stdout.split('\n')[0]).toBe(
      'GET https://reviews.shop/ from workload web/app=web (service account web), port 443, SNI reviews, client 203.0.113.9, with claims {"iss":"me","roles":["a"]}',
    );
  });

  test('reads manifests from standard input', () => {
    const { stdout } = new Project({}).run(['route', '-', '--from', 'web', '--host', 'reviews.shop'], { input: mesh });
    expect(stdout).toContain('The request goes to reviews.shop.svc.cluster.local:9080.');
  });

  test.each([
    [['--from', 'web'], 'error: say which host the request is for: --host\n'],
    [
      ['--host', 'a'],
      'error: say where the request comes from: --from-gateway or --from, or a whole list with --requests\n',
    ],
    [['--from', 'web', '--host', 'a', '--path', 'x'], 'error: path begins with a slash, unlike the string "x"\n'],
    [['--from', 'web', '--host', 'a', '--source', 'x'], 'error: source is an IP address, not the string "x"\n'],
    [['--from', 'web', '--host', 'a', '--claim', 'a=[1'], 'error: --claim a: "[1" begins like JSON and is none\n'],
    [
      ['--requests', 'nowhere.json', '--host', 'a'],
      'error: --requests holds whole requests: leave out the flags that describe one\n',
    ],
  ])('exits with 2 for %j', (args, message) => {
    expect(new Project(files).run(['route', 'mesh.yaml', ...args])).toEqual({ status: 2, stdout: '', stderr: message });
  });

  test('exits with 2 for requests that are none, naming file, line and place in the list', () => {
    const project = new Project({
      ...files,
      'r.yaml': '- host: a\n  from: { workload: { namespace: b } }\n- host: a\n',
    });
    expect(project.run(['route', 'mesh.yaml', '--requests', 'r.yaml'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: r.yaml:3:3: request 1: does not say where it comes from: from.gateway or from.workload\n',
    });
  });

  test('exits with 2 for manifests that cannot be read, and leaves out what the API server refuses', () => {
    const project = new Project({
      'bad.yaml': 'a: [',
      'odd.yaml': `${mesh}---\n${mesh.split('---')[1]?.replace('[reviews]', '7').replace('name: reviews', 'name: odd')}`,
    });
    expect(project.run(['route', 'bad.yaml', '--from', 'web', '--host', 'a'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^error: bad\.yaml:1:\d+: /),
    });
    expect(project.run(['route', 'odd.yaml', '--from', 'web', '--host', 'reviews.shop'])).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(
        /^warning: odd\.yaml:\d+: VirtualService shop\/odd is left out, the API server refuses it: /,
      ),
    });
  });
});
