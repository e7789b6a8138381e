import { resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';

const imports = `
import type { DestinationRuleSpec, Duration, HTTPFaultInjectionDelay, HTTPRoute, LoadBalancerSettingsConsistentHashLB,
  ServerTLSSettings, StringMatch } from '../../imports/istio.generated';
import type { HTTPRouteProps, VirtualServiceSpecProps } from '../../imports/istio-props.generated';
import type { DestinationReference, HostReference } from '../../imports/references';
declare const host: HostReference, destination: DestinationReference;`;

const accepted = {
  'a StringMatch of no kind: the header is there': `StringMatch = {}`,
  'a StringMatch of one kind': `StringMatch = { regex: '.*' }`,
  'durations, compound ones too': `readonly Duration[] = ['5s', '250ms', '1h', '0.5s', '1m30s', '1h2m3s4ms']`,
  'one member of each of two groups': `LoadBalancerSettingsConsistentHashLB = { httpHeaderName: 'x', maglev: { tableSize: 1021 } }`,
  'a group beside ordinary fields': `HTTPFaultInjectionDelay = { fixedDelay: '2s', percentage: { value: 50 } }`,
  "Istio's own spelling": `DestinationRuleSpec = { host: 'x', trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3 } } }`,
  'a host, and a thing that has one': `VirtualServiceSpecProps = { hosts: [host, { host }], gateways: ['mesh'] }`,
  'a destination, and a thing that is one': `HTTPRouteProps = { route: [{ destination }, { destination: { destination } }] }`,
};

const refused = {
  'two kinds of StringMatch at once': `StringMatch = { exact: 'x', prefix: 'y' }`,
  'two kinds of StringMatch inside a route': `HTTPRoute = { match: [{ uri: { exact: 'x', regex: 'y' } }] }`,
  'two hash keys at once': `LoadBalancerSettingsConsistentHashLB = { useSourceIp: true, httpHeaderName: 'x' }`,
  'a duration without a unit': `HTTPRoute = { timeout: '5' }`,
  'a value that the enum does not have': `ServerTLSSettings = { mode: 'STRICT' }`,
  'a string where a host is due': `VirtualServiceSpecProps = { hosts: ['products'] }`,
  'a plain object where a destination is due': `HTTPRouteProps = { route: [{ destination: { host: 'x' } }] }`,
};

type Case = keyof typeof accepted | keyof typeof refused;
const cases = Object.entries({ ...accepted, ...refused });
const words = new Map<string, string>();

// One program for all cases: each is a line of a file that exists only in memory.
beforeAll(() => {
  const file = resolve(__dirname, 'cases.ts');
  const text = cases.map(([, code], index) => `const case${index}: ${code};`).join('\n') + imports;
  const options: ts.CompilerOptions = { strict: true, noEmit: true, module: ts.ModuleKind.Node16, types: [] };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  for (const { start = 0, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))) {
    const line = text.slice(0, start).split('\n').length - 1;
    words.set(cases[line]?.[0] ?? 'elsewhere', ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
}, 30_000);

const said = (what: Case) => words.get(what);

test('the compiler accepts every correct case and refuses every other', () => {
  expect([...words.keys()].sort()).toEqual(Object.keys(refused).sort());
});

test('the compiler names the group when two of its members are set', () => {
  const words = `Type 'string' is not assignable to type 'OnlyOneOf<"exact" | "prefix" | "regex">'.`;
  expect(said('two kinds of StringMatch at once')).toContain(words);
  expect(said('two kinds of StringMatch inside a route')).toBe(words);
  expect(said('two hash keys at once')).toContain(
    `OnlyOneOf<"httpHeaderName" | "httpCookie" | "useSourceIp" | "httpQueryParameterName">`,
  );
});

test('the compiler names the type that a field takes', () => {
  expect(said('a duration without a unit')).toBe(`Type '"5"' is not assignable to type 'Duration | undefined'.`);
  expect(said('a value that the enum does not have')).toContain(`"OPTIONAL_MUTUAL"`);
});

test('the compiler asks for a reference where props refer to something', () => {
  expect(said('a string where a host is due')).toBe(`Type 'string' is not assignable to type 'HostLike'.`);
  expect(said('a plain object where a destination is due')).toContain(
    `'host' does not exist in type 'DestinationLike'`,
  );
});
