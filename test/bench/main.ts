import { benchCli } from './cli';
import { benchDiff } from './diff';
import { benchLint } from './lint';
import { benchRouting } from './routing';
import { benchSynth } from './synth';
import { benchYaml } from './yaml';

const benches: Readonly<Record<string, () => void>> = {
  synth: benchSynth,
  yaml: benchYaml,
  cli: benchCli,
  lint: benchLint,
  routing: benchRouting,
  diff: benchDiff,
};
const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) if (asked.length === 0 || asked.includes(name)) bench();
