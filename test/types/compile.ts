import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../..');

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  resolveJsonModule: true,
  types: ['node'],
  paths: {
    'cdk8s-istio': [resolve(root, 'lib/index.ts')],
    'cdk8s-istio/vitest': [resolve(root, 'lib/vitest/index.ts')],
  },
};

/**
 * Compiles programs that exist only in memory, all in one go, as an app that imports `cdk8s-istio` would be. What the
 * compiler says of each comes back by its name, a line each: `3: Type 'string' is not assignable to type 'HostLike'.`
 */
export function compile<Name extends string>(sources: Readonly<Record<Name, string>>): Record<Name, string[]> {
  const names = Object.keys(sources) as Name[];
  const files = new Map(names.map((name, index) => [resolve(root, 'apps', `program-${index}.ts`), sources[name]]));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const said = [...files.keys()].map((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(words);
  });
  return Object.fromEntries(names.map((name, index) => [name, said[index]])) as Record<Name, string[]>;
}

function words({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
  return `${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n').replaceAll(`${root}/`, '')}`;
}
