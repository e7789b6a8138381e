import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that an app wrote. */
export interface ManifestFile {
  /** Relative to the app's output folder, with `/`. */
  readonly name: string;
  readonly text: string;
}

/** cdk8s' note of which construct made which object; no manifest. */
const METADATA = 'construct-metadata.json';

/** The files below a folder, by name. What begins with a dot is a tool's own. */
export function filesIn(folder: string, prefix = ''): ManifestFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      const name = prefix + entry.name;
      return entry.isDirectory() ? filesIn(path, `${name}/`) : [{ name, text: readFileSync(path, 'utf8') }];
    });
}

/** Whether a file holds manifests. */
export function isManifest(file: ManifestFile): boolean {
  return file.name !== METADATA;
}

/** How many objects a file holds. Only a document's separator begins a line with `---`: all else is indented or quoted. */
export function countObjects(file: ManifestFile): number {
  return file.text.split(/^---(?:\s|$)/m).filter((document) => /^\s*[^\s#]/m.test(document)).length;
}
