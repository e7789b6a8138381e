import { Yaml } from 'cdk8s';
import { toYaml } from '../../lib/output/yaml';
import { plainObjects } from './plain-objects';

const services = 10_000;

/** Each way with how often it is timed; stock cdk8s takes seconds, and its one run is long enough. */
const ways: readonly { name: string; rounds: number; write(object: object): string }[] = [
  { name: 'JSON.stringify', rounds: 5, write: (object) => JSON.stringify(object) },
  { name: 'toYaml', rounds: 5, write: toYaml },
  { name: 'cdk8s Yaml.stringify', rounds: 1, write: (object) => Yaml.stringify(object) },
];

/**
 * Times the writing of 60,000 objects as JSON, as our YAML and as stock cdk8s' YAML, side by side in one run, and prints a table
 * of medians. The bytes count, too: a text that is only promised (V8 joins strings late) is not written.
 */
export function benchYaml(): void {
  const objects = plainObjects(services);
  const times = new Map(ways.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < 5; round++) {
    for (const { name, rounds, write } of ways) if (round < rounds) times.get(name)!.push(timed(objects, write));
  }
  const base = median(times.get('JSON.stringify')!);
  console.log(`YAML emission, ${objects.length} objects (median)`);
  for (const [name, measured] of times) {
    const milliseconds = median(measured);
    console.log(
      `  ${name.padEnd(22)}${milliseconds.toFixed(0).padStart(6)} ms${(milliseconds / base).toFixed(2).padStart(8)} x JSON`,
    );
  }
}

function timed(objects: readonly object[], write: (object: object) => string): number {
  const start = performance.now();
  let bytes = 0;
  for (const object of objects) bytes += Buffer.from(write(object)).length;
  if (bytes === 0) throw new Error('nothing was written');
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
