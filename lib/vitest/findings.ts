import { formatFinding } from '../app/report';
import type { Level } from '../model/finding';
import { describeValue } from '../model/in-words';
import { LEVELS } from '../model/level';
import { isMapping } from '../model/mapping';
import type { ShapeOf } from '../model/shape';
import { unknownKeys } from '../model/unknown-keys';
import type { MatcherResult } from './matchers';
import { type MeshSource, meshOf } from './mesh-of';

/** Which findings count. */
interface FindingOptions {
  /** @default 'warning' */
  readonly level?: Level;
}

const OPTIONS = { level: true } satisfies ShapeOf<FindingOptions>;

/** Checks a mesh as `synth` and `lint` do. */
export function noFindings(source: MeshSource, options: FindingOptions): MatcherResult {
  const slips = isMapping(options) ? unknownKeys(options, OPTIONS) : [`takes { level }, not ${describeValue(options)}`];
  if (slips.length > 0) throw new Error(`toHaveNoFindings() ${slips.join('; ')}`);
  const { level = 'warning' } = options;
  if (!LEVELS.includes(level)) throw new Error(`level is error, warning or info, not "${level}"`);
  const findings = meshOf(source).findings(level);
  const pass = findings.length === 0;
  const told = findings.map(formatFinding).join('\n\n');
  return {
    pass,
    message: () =>
      pass
        ? `expected findings of level ${level} or graver; there are none`
        : `expected no findings of level ${level} or graver; there ${findings.length === 1 ? 'is 1' : `are ${findings.length}`}\n\n${told}`,
  };
}
