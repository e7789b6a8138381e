import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UsageError } from '../usage-error';

const INSTALL = 'npm install --save-dev ts-node@10.9 typescript@6.0';

/**
 * The module that makes Node run the project's TypeScript: the ts-node that the project has installed.
 *
 * @throws UsageError if there is none, or its TypeScript is one that ts-node cannot drive
 */
export function findTsNode(): string {
  const project = createRequire(join(process.cwd(), 'package.json'));
  const resolve = (module: string) => {
    try {
      return project.resolve(module);
    } catch {
      throw new UsageError(`${module.split('/')[0]} is not installed in this project. Run: ${INSTALL}`);
    }
  };
  const { version } = project(resolve('typescript/package.json')) as { version: string };
  if (Number.parseInt(version, 10) >= 7) {
    throw new UsageError(
      `TypeScript ${version} is installed in this project; ts-node cannot use it, because it has no compiler in JavaScript. Run: ${INSTALL}`,
    );
  }
  return resolve('ts-node/register');
}
