import { createRequire } from 'node:module';
import { join } from 'node:path';
import type ts from 'typescript';

const typescript: typeof ts = createRequire(join(process.cwd(), 'package.json'))('typescript');

/**
 * The project's TypeScript as ts-node uses it for an app, but for one thing: it does not parse the comments of declarations, which only
 * editors show. `tsc` does not either; for ts-node it is a sixth of all the time that a synth takes.
 */
Object.setPrototypeOf(exports, typescript);

const jsDocParsingMode = typescript.JSDocParsingMode.ParseForTypeErrors;

/** TypeScript's own, with the comments left out. */
export function createDocumentRegistry(isCaseSensitive?: boolean, folder?: string): ts.DocumentRegistry {
  return typescript.createDocumentRegistry(isCaseSensitive, folder, jsDocParsingMode);
}

/** TypeScript's own, with the comments left out. */
export function createLanguageService(host: ts.LanguageServiceHost, registry: ts.DocumentRegistry): ts.LanguageService {
  return typescript.createLanguageService(Object.assign(host, { jsDocParsingMode }), registry);
}
