import type { Construct } from 'constructs';
import { readManifests } from '../mesh/read-yaml';
import { ManifestError } from '../resources/manifest-error';
import { ExistingManifests } from './existing-manifests';

/**
 * Takes existing YAML (or JSON) into a chart, read as kubectl reads it. Its objects are written as they are, and constructs
 * refer to them by kind and name.
 *
 * @param text - one document or several; the program reads the file, where there is one
 * @throws ManifestError when the text cannot be read, with the line and column of each place
 *
 * @example
 * const existing = fromYaml(chart, 'ratings', `
 * apiVersion: v1
 * kind: Service
 * metadata: { name: ratings }
 * spec: { selector: { app: ratings }, ports: [{ name: http, port: 9080 }] }
 * `);
 * new VirtualService(chart, 'ratings-route', {
 *   hosts: [existing.service('ratings')],
 *   http: [{ route: [{ destination: existing.service('ratings').port('http') }] }],
 * });
 */
export function fromYaml(scope: Construct, id: string, text: string): ExistingManifests {
  const { documents, errors } = readManifests(text, id);
  const problems = errors.map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`);
  if (problems.length > 0) throw new ManifestError(`${scope.node.path}/${id}`, problems);
  return new ExistingManifests(
    scope,
    id,
    documents.map(({ manifest }) => manifest),
  );
}
