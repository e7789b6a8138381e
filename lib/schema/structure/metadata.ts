import type { Manifest } from '../../model/manifest';
import { isMapping } from '../../model/mapping';
import { type NameRule, nameProblem } from '../../model/name';
import { quote } from './describe';
import type { Walk } from './walk';

const LABEL_KEY = /^(?:([^/]*)\/)?((?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$/;
const LABEL_VALUE = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_LABEL = 63;
const LONGEST_PREFIX = 253;

/**
 * Judges the names, labels and annotations of an object. Values of the wrong type were reported before and are skipped.
 * Where no rule for the name is known, none has to be there: many files for tools (`IstioOperator`, `Kustomization`)
 * look like objects and never get to an API server.
 */
export function checkMetadata(manifest: Manifest, rule: NameRule | undefined, walk: Walk): void {
  walk.path.push('metadata');
  if (!isMapping(manifest.metadata)) {
    if (manifest.metadata === undefined && rule !== undefined) missingName(walk);
  } else {
    const { name, namespace, labels, annotations, generateName } = manifest.metadata;
    if (typeof name === 'string' && name !== '') checkName(name, rule, walk);
    else if (!name && rule !== undefined && typeof generateName !== 'string') missingName(walk);
    if (typeof namespace === 'string' && namespace !== '') {
      const problem = nameProblem(namespace, 'label');
      if (problem !== undefined) walk.addAt('namespace', 'invalid-metadata', `${sentence(problem)}`);
    }
    checkMap('labels', labels, walk);
    checkMap('annotations', annotations, walk);
  }
  walk.path.pop();
}

function missingName(walk: Walk): void {
  walk.addAt('name', 'required-field', 'The object has no name, and the API server refuses it.', 'Add metadata.name.');
}

function checkName(name: string, rule: NameRule | undefined, walk: Walk): void {
  const problem = rule === undefined ? undefined : nameProblem(name, rule);
  if (problem !== undefined) walk.addAt('name', 'invalid-metadata', sentence(problem));
}

function checkMap(field: 'labels' | 'annotations', map: unknown, walk: Walk): void {
  if (!isMapping(map)) return;
  walk.path.push(field);
  for (const key of Object.keys(map)) {
    const problem = keyProblem(key) ?? (field === 'labels' ? valueProblem(map[key]) : undefined);
    if (problem !== undefined) walk.addAt(key, 'invalid-metadata', problem);
  }
  walk.path.pop();
}

function keyProblem(key: string): string | undefined {
  const parts = LABEL_KEY.exec(key);
  if (parts === null)
    return `${quote(key)} is no key for Kubernetes, which takes letters, digits, "-", "_" and ".", after one optional "domain/".`;
  const [, prefix, name = ''] = parts;
  if (name.length > LONGEST_LABEL)
    return `The key ${quote(key)} is longer than the ${LONGEST_LABEL} characters that Kubernetes takes.`;
  if (prefix === undefined) return undefined;
  // Annotations may be written in upper case; the API server lowers their prefix before it looks.
  if (prefix.length <= LONGEST_PREFIX && SUBDOMAIN.test(prefix.toLowerCase())) return undefined;
  return `${quote(prefix)}, the part of the key before "/", is no domain name.`;
}

function valueProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.length > LONGEST_LABEL)
    return `The value ${quote(value)} has ${value.length} characters; a label takes ${LONGEST_LABEL} at most.`;
  if (LABEL_VALUE.test(value)) return undefined;
  return `${quote(value)} is no value for a label: it takes letters, digits, "-", "_" and ".", with a letter or digit at both ends.`;
}

function sentence(problem: string): string {
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}
