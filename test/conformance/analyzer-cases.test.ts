import { describe, expect, it } from 'vitest';
import { parseMeshConfig } from '../../lib/mesh/mesh-config-map';
import type { Finding } from '../../lib/model/finding';
import { ANALYZERS } from './analyzers';
import { type IstioMessage, key, keyOf, verdicts } from './istio-verdicts';
import { sharedJson, sharedText } from './shared';

interface Case {
  readonly name: string;
  readonly analyzer: string;
  readonly inputFiles?: readonly string[];
  readonly meshConfig?: string;
  readonly expected: readonly IstioMessage[];
}

/** Cases that the text of one cluster's manifests cannot decide, and why. */
const UNDECIDABLE: Readonly<Record<string, string>> = {
  alpha: 'Istio itself leaves this analyzer out: nearly every annotation is alpha',
  'unknown service registry in mesh networks': 'MeshNetworks names the registries of other clusters',
  InconsistentMultiClusterService: 'compares the Services of two clusters',
};

const cases = sharedJson<readonly Case[]>('conformance/analyzer/cases.json');

/** Whether a finding is an answer to the analyzer: a case asks one analyzer, and its files hold more. */
function answers(analyzer: string, { rule, gate }: Finding): boolean {
  return analyzer.startsWith('schema.') ? gate !== 'analysis' : (ANALYZERS[analyzer] ?? []).includes(rule);
}

function disagreement({ inputFiles = [], meshConfig, analyzer, expected }: Case): string[] {
  const read = (file: string) => sharedText(`conformance/analyzer/${file}`);
  const config = meshConfig === undefined ? {} : parseMeshConfig(read(meshConfig));
  const said = new Set(
    verdicts(inputFiles.map(read), { config })
      .filter((finding) => answers(analyzer, finding))
      .flatMap((finding) => keyOf(finding) ?? []),
  );
  const wanted = new Set(expected.map(({ code, resource }) => key(code, resource)));
  return [
    ...[...wanted].filter((one) => !said.has(one)).map((one) => `missing ${one}`),
    ...[...said].filter((one) => !wanted.has(one)).map((one) => `extra ${one}`),
  ];
}

describe("Istio's analyzer cases", () => {
  const decidable = cases.filter(({ name }) => UNDECIDABLE[name] === undefined);
  it.each(decidable.map((one) => [`${one.name} (${one.inputFiles?.[0]})`, one] as const))('%s', (_, one) => {
    expect(disagreement(one)).toEqual([]);
  });

  it('are decided by text in at least 95 of 105', () => {
    expect(cases).toHaveLength(105);
    expect(decidable.length).toBeGreaterThanOrEqual(95);
  });
});
