import type { ManifestFile } from './manifest-files';

/** The files as one YAML stream. */
export function* stream(files: readonly ManifestFile[]): Generator<string, void> {
  let separator = '';
  for (const { text } of files) {
    if (text.trim() === '') continue;
    yield text.startsWith('---') ? text : separator + text;
    if (!text.endsWith('\n')) yield '\n';
    separator = '---\n';
  }
}
