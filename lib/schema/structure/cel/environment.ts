import { isIP } from 'node:net';
import type { CelEnv, CelInput } from '@bufbuild/cel';
import { compileRegex } from '../../../model/regex';
import { parseUrl, type Url } from '../../url';

/** A planned CEL expression: the value for a `self`, or the error it came to. */
export type Program = (self: CelInput) => unknown;

type Cel = typeof import('@bufbuild/cel');

/** Loading the library takes longer than checking a thousand objects; most meshes never need it. */
let loaded: { readonly cel: Cel; readonly env: CelEnv } | undefined;

function load() {
  if (loaded !== undefined) return loaded;
  const cel: Cel = require('@bufbuild/cel');
  const { strings }: typeof import('@bufbuild/cel/ext') = require('@bufbuild/cel/ext');
  const env = cel.celEnv({
    variables: { self: cel.CelScalar.DYN },
    funcs: [...strings, ...kubernetesFunctions(cel)],
    re2: { compile: (pattern) => ({ test: (text) => matches(pattern, text) }) },
  });
  loaded = { cel, env };
  return loaded;
}

/** Parses and plans an expression over `self`. */
export function program(expression: string): Program {
  const { cel, env } = load();
  const evaluate = cel.plan(env, cel.parse(expression));
  return (self) => evaluate({ self } as never);
}

/** What is wrong with the syntax of an expression, or `undefined`. */
export function syntaxProblem(expression: string): string | undefined {
  try {
    load().cel.parse(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What a CEL evaluation came to, when it came to an error. */
export function errorText(result: unknown): string | undefined {
  return load().cel.isCelError(result) ? result.message : undefined;
}

/**
 * The functions of Kubernetes' CEL libraries that rules of Istio and Gateway API call.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
function kubernetesFunctions({ celFunc, celMethod, CelScalar, mapType }: Cel) {
  const { BOOL, STRING } = CelScalar;
  const URL = mapType(STRING, STRING);
  return [
    celFunc('isIP', [STRING], BOOL, (text) => isIP(text) !== 0 && !text.includes('%')),
    celFunc(
      'isURL',
      [STRING],
      BOOL,
      (text) => parseUrl(text, true).url !== undefined && parseUrl(text).url !== undefined,
    ),
    celFunc('url', [STRING], URL, (text) => new Map(Object.entries(urlOf(text)))),
    celMethod('getScheme', URL, [], STRING, function () {
      return String(this.get('scheme'));
    }),
  ];
}

function urlOf(text: string): Url {
  const request = parseUrl(text, true);
  const parsed = request.url === undefined ? request : parseUrl(text);
  if (parsed.url === undefined) throw new Error(`URL parse error during conversion from string: ${parsed.problem}`);
  return parsed.url;
}

function matches(pattern: string, text: string): boolean {
  const { regex, error } = compileRegex(pattern);
  if (regex === undefined) throw new Error(error);
  return regex.finds(text);
}
