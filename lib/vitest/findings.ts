import { formatFinding } from '../app/report';
import type { Level } from '../model/finding';
import { LEVELS } from '../model/level';
import type { MatcherResult } from './matchers';
import { type MeshSource, meshOf } from './mesh-of';

/** Checks a mesh as `synth` and `lint` do. */
export function noFindings(source: MeshSource, level: Level): MatcherResult {
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
