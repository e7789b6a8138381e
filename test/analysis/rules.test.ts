import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules, analyze, type Rule } from '../../lib/analysis';
import { Mesh } from '../../lib/mesh/mesh';
import { readManifests } from '../../lib/mesh/read-yaml';
import type { Finding } from '../../lib/model/finding';
import { isAtLeast } from '../../lib/model/level';
import { checkSchema } from '../../lib/schema';

function manifestsOf(yaml: string) {
  const { documents, errors } = readManifests(yaml, 'example.yaml');
  expect(errors).toEqual([]);
  return documents.map(({ manifest }) => manifest);
}

function findingsOf(yaml: string, rules: readonly Rule[] = allRules): readonly Finding[] {
  return analyze(Mesh.from(manifestsOf(yaml)), rules);
}

/** What stands at a path, or `undefined` where the path leads nowhere. */
function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, step) => (node as Record<string | number, unknown> | undefined)?.[step], value);
}

describe.each(allRules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  it('has a file of its name', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(existsSync(resolve(__dirname, `../../lib/analysis/rules/${id}.ts`))).toBe(true);
  });

  it('says in sentences what it finds and why that matters', () => {
    expect(rule.summary).toMatch(/^[A-Z`"].*\.$/s);
    expect(rule.why).toMatch(/\.$/);
    if (rule.istio !== undefined) expect(rule.istio).toMatch(/^IST0\d{3}$/);
    if (rule.kiali !== undefined) expect(rule.kiali).toMatch(/^KIA\d{4}$/);
  });

  it('speaks on its bad example, of a place that is there, in words', () => {
    const manifests = manifestsOf(rule.bad);
    const problems = [...rule.check(Mesh.from(manifests))];
    expect(problems.length).toBeGreaterThan(0);
    for (const { object, path, message, help } of problems) {
      expect(at(object.manifest, path), `${object.kind} ${path.join('.')}`).toBeDefined();
      expect(message).not.toMatch(/undefined|\[object|NaN|\.$/);
      if (help !== undefined) expect(help).toMatch(/[.?]$/);
    }
    expect(problems.some(({ level }) => (level ?? rule.level) === rule.level)).toBe(true);
  });

  it('is silent on its good example, and no rule finds an error there', () => {
    const findings = findingsOf(rule.good);
    expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('has a good example that the API server and Istio accept', () => {
    const mesh = Mesh.from(manifestsOf(rule.good));
    const errors = mesh.resources
      .flatMap((resource) => checkSchema(resource).findings)
      .filter(({ level }) => level === 'error');
    expect(errors).toEqual([]);
  });

  it('has examples whose objects are complete', () => {
    for (const manifest of [...manifestsOf(rule.bad), ...manifestsOf(rule.good)]) {
      expect(manifest.apiVersion).toMatch(/^([a-z.]+\.[a-z0-9.]+\/|[a-z]+\/)?v\d/);
      expect(manifest.kind).toMatch(/^[A-Z]/);
      expect(manifest.metadata.name).toMatch(/./);
    }
  });
});

describe('the rules together', () => {
  it('have names of their own', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  });

  it.each(['warning', 'error'] as const)('find the same when only %ss are heard, and nothing below', (floor) => {
    for (const { id, bad } of allRules) {
      const mesh = Mesh.from(manifestsOf(bad));
      const heard = analyze(mesh, allRules).filter(({ level }) => isAtLeast(level, floor));
      expect(analyze(mesh, allRules, floor), id).toEqual(heard);
    }
  });

  it('say nothing of an empty mesh', () => {
    expect(analyze(Mesh.from([]), allRules)).toEqual([]);
  });
});
