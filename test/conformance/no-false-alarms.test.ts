import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../lib/analysis';
import { meshRules } from '../../lib/analysis/rules/mesh';
import { Mesh } from '../../lib/mesh/mesh';
import { readManifests } from '../../lib/mesh/read-yaml';
import type { Manifest } from '../../lib/model/manifest';
import { sharedPath, sharedText } from './shared';

/** Every YAML file below a folder of the reference material. */
function yamlFiles(folder: string): string[] {
  const root = sharedPath(folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => resolve(root, name))
    .sort();
}

function manifestsOf(text: string): Manifest[] {
  return readManifests(text, 'input.yaml').documents.map(({ manifest }) => manifest);
}

/** The files that a rule speaks of, by rule and level. */
function spokenOf(files: readonly string[], context: readonly Manifest[]): Record<string, string[]> {
  const spoken: Record<string, string[]> = {};
  for (const file of files) {
    const mesh = Mesh.from([...context, ...manifestsOf(readFileSync(file, 'utf8'))]);
    for (const { rule, level } of analyze(mesh, meshRules)) {
      if (level === 'info') continue;
      const key = `${level} ${rule}`;
      const name = basename(file, '.yaml');
      spoken[key] ??= [];
      if (!spoken[key].includes(name)) spoken[key].push(name);
    }
  }
  return spoken;
}

/** Warnings about the patterns that are true, with the reason why they stand there nevertheless. */
const ACCEPTED_IN_PATTERNS: Record<string, { readonly files: readonly string[]; readonly reason: string }> = {
  'warning retries-repeat-writes': {
    files: ['canary-full', 'egress-originate', 'external-http', 'fault-experiment'],
    reason: 'they retry every method alike, and say that a real service splits its rules by method',
  },
  'warning policy-drops-inherited-settings': {
    files: ['canary-per-version-policy'],
    reason: 'the file is there to show which settings are lost',
  },
  'warning fault-without-percentage': {
    files: ['fault-experiment'],
    reason: 'one of its rules shows that such a fault is never injected',
  },
  'warning fault-delay-outlasts-timeout': {
    files: ['fault-experiment'],
    reason: 'one of its rules shows that the timeout does not bound the delay',
  },
};

/** The same for the samples. */
const ACCEPTED_IN_SAMPLES: Record<string, { readonly files: readonly string[]; readonly reason: string }> = {
  'warning policy-drops-inherited-settings': {
    files: ['egress-rule-google-apis'],
    reason: "its port 443 drops the host's load balancer, which is Istio's default anyway",
  },
};

function filesOf(accepted: typeof ACCEPTED_IN_PATTERNS): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(accepted).map(([key, { files }]) => [key, files]));
}

describe('what Istio accepts and what works', () => {
  it('raises no alarm in the measured patterns but those that are true', () => {
    const files = yamlFiles('patterns').filter((file) => !basename(file).startsWith('00-'));
    expect(files.length).toBeGreaterThan(30);
    const services = manifestsOf(sharedText('patterns/00-base-services.yaml'));
    expect(spokenOf(files, services)).toEqual(filesOf(ACCEPTED_IN_PATTERNS));
    expect(spokenOf(files, [])).toEqual(filesOf(ACCEPTED_IN_PATTERNS));
  });

  it("raises no alarm in Istio's samples but those that are true", () => {
    const files = yamlFiles('samples');
    expect(files.length).toBeGreaterThan(100);
    expect(spokenOf(files, [])).toEqual(filesOf(ACCEPTED_IN_SAMPLES));
  });

  it('raises no error in a folder of samples that are applied together', () => {
    for (const folder of ['bookinfo', 'helloworld', 'httpbin', 'grpc-echo', 'tcp-echo', 'security', 'extauthz']) {
      const files = yamlFiles(`samples/${folder}`);
      const manifests = files.flatMap((file) => manifestsOf(readFileSync(file, 'utf8')));
      const errors = analyze(Mesh.from(manifests), meshRules).filter(({ level }) => level === 'error');
      expect(errors, folder).toEqual([]);
    }
  });
});
