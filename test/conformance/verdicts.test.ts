import { beforeAll, describe, expect, test } from 'vitest';
import { type Resource, toResource } from '../../lib/mesh/resource';
import type { Finding } from '../../lib/model/finding';
import type { Manifest } from '../../lib/model/manifest';
import { checkSchema } from '../../lib/schema';
import { admit } from '../../lib/schema/admission/admit';
import { Report } from '../../lib/schema/report';
import { sharedJson } from './shared';

/** What Istio's own code says of a document: its schema (OpenAPI and CEL), and its webhook where that could read it. */
interface Verdict {
  readonly doc: Manifest;
  readonly source: string;
  readonly crdErrors: readonly string[];
  readonly webhookErrors?: readonly string[];
  readonly webhookWarnings?: readonly string[];
}

interface Compared {
  readonly verdict: Verdict;
  readonly schema: readonly Finding[];
  /** What our webhook rules say; nothing of an object that has values of the wrong type. */
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Names that the API server refuses; the code that wrote the verdicts looked at schemas only. */
const REFUSED_NAMES = ['invalid-imagePullSecret', 'invalid-pluginName', 'defaultgateway-bogusCredentialName'];
const SCHEMA_FLOOR = 1145;
/** The others have values of the wrong type, which never get as far, or are marked as made by Istio of a Gateway API object. */
const ADMISSION_FLOOR = 1134;
const COUNT_FLOOR = 1116;

function webhookFindings(resource: Resource, typed: boolean): readonly Finding[] {
  const report = new Report(resource);
  if (typed) admit(resource, report);
  return report.findings;
}

function compare(verdict: Verdict): Compared {
  const resource = toResource(verdict.doc, 0);
  const schema = checkSchema(resource).findings.filter(({ gate }) => gate === 'schema');
  const found = webhookFindings(resource, !schema.some(({ rule }) => rule === 'wrong-type'));
  return {
    verdict,
    schema,
    errors: found.filter(({ level }) => level === 'error'),
    warnings: found.filter(({ level }) => level === 'warning'),
  };
}

const some = (list: readonly unknown[] | undefined) => (list ?? []).length > 0;
const sameSchema = ({ verdict, schema }: Compared) => some(verdict.crdErrors) === some(schema);
const judged = ({ verdict }: Compared) => verdict.webhookErrors !== undefined;
const sameAdmission = ({ verdict, errors, warnings }: Compared) =>
  some(verdict.webhookErrors) === some(errors) && some(verdict.webhookWarnings) === some(warnings);
const sameCount = ({ verdict, errors, warnings }: Compared) =>
  verdict.webhookErrors?.length === errors.length && verdict.webhookWarnings?.length === warnings.length;

function show({ verdict, schema, errors, warnings }: Compared): string {
  const ours = [...schema, ...errors, ...warnings].map(({ rule, message }) => `${rule}: ${message}`);
  const theirs = [...verdict.crdErrors, ...(verdict.webhookErrors ?? []), ...(verdict.webhookWarnings ?? [])];
  return `${verdict.source} (${verdict.doc.kind} ${verdict.doc.metadata.name})\n  Istio: ${theirs.join(' | ') || 'accepts'}\n  we:    ${ours.join(' | ') || 'accept'}`;
}

function table(all: readonly Compared[]): string {
  const kinds = [...new Set(all.map(({ verdict }) => verdict.doc.kind))].sort();
  const rows = kinds.map((kind) => {
    const own = all.filter(({ verdict }) => verdict.doc.kind === kind);
    const read = own.filter(judged);
    return {
      kind,
      schema: `${own.filter(sameSchema).length}/${own.length}`,
      admission: `${read.filter(sameAdmission).length}/${read.length}`,
      count: `${read.filter(sameCount).length}/${read.length}`,
    };
  });
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(24) : cell.padStart(12))).join('');
  return [
    line(['kind', 'schema', 'admission', 'same number']),
    ...rows.map(({ kind, schema, admission, count }) => line([kind, schema, admission, count])),
  ].join('\n');
}

describe("Istio's own verdicts on its own documents", () => {
  let all: readonly Compared[];
  beforeAll(() => {
    all = sharedJson<Verdict[]>('conformance/validation/verdicts.json').map(compare);
    console.log(table(all));
  });

  test('the schema gate accepts what the API server accepts, and nothing else', () => {
    const different = all.filter((one) => !sameSchema(one));
    console.log(`schema: ${all.length - different.length} of ${all.length} agree\n${different.map(show).join('\n')}`);
    expect(all.length - different.length).toBeGreaterThanOrEqual(SCHEMA_FLOOR);
    expect(different.map(({ verdict }) => verdict.doc.metadata.name).sort()).toEqual([...REFUSED_NAMES].sort());
  });

  test("the admission gate refuses and warns where istiod's webhook does", () => {
    const read = all.filter(judged);
    const different = read.filter((one) => !sameAdmission(one));
    const count = read.filter(sameCount).length;
    console.log(
      `admission: ${read.length - different.length} of ${read.length} agree, ${count} in the number of messages\n${different.map(show).join('\n')}`,
    );
    expect(read.length - different.length).toBeGreaterThanOrEqual(ADMISSION_FLOOR);
    expect((read.length - different.length) / read.length).toBeGreaterThanOrEqual(0.99);
    expect(count).toBeGreaterThanOrEqual(COUNT_FLOOR);
  });

  test('what istiod cannot even read is refused by the schema gate', () => {
    expect(all.filter((one) => !judged(one)).every(({ schema }) => some(schema))).toBe(true);
  });

  test('types of Envoy inside an EnvoyFilter are out of reach, and only add to the warning that each has', () => {
    const typed = all.filter(({ verdict }) =>
      verdict.webhookWarnings?.some((text) => /unknown field|deprecated type/.test(text)),
    );
    console.log(`judged without Envoy's types:\n${typed.map(({ verdict }) => `  ${verdict.source}`).join('\n')}`);
    expect(typed.every(({ verdict, warnings }) => verdict.doc.kind === 'EnvoyFilter' && some(warnings))).toBe(true);
  });
});
