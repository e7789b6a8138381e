import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Manifest } from '../../lib/model/manifest';

/** Istio's own answers lie beside the project. */
const FOLDER = resolve(__dirname, '../../../shared/conformance/routing');

/** The folder with the scenarios; without it these tests fail, for they were asked to run. */
export function routingFolder(): string {
  if (!existsSync(FOLDER)) throw new Error(`The conformance data is missing: no folder ${FOLDER}`);
  return FOLDER;
}

/** The names of all scenarios. */
export function scenarioNames(): readonly string[] {
  return readdirSync(join(routingFolder(), 'scenarios'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** A scenario's manifests. */
export function scenarioManifests(name: string): readonly Manifest[] {
  return parseManifests(readFileSync(join(routingFolder(), 'scenarios', `${name}.yaml`), 'utf8'));
}

/** A JSON file of the folder. */
export function readRoutingJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(routingFolder(), ...path), 'utf8')) as T;
}

/** The objects of a YAML text; empty documents are skipped. */
export function parseManifests(text: string): readonly Manifest[] {
  return (loadAll(text) as readonly unknown[]).filter(
    (document): document is Manifest => typeof document === 'object' && document !== null,
  );
}
