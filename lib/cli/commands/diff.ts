import { Command, Option } from 'commander';

/** What the command line of `diff` can say. */
export interface DiffOptions {
  readonly format: 'text' | 'markdown' | 'json';
  readonly exitCode?: true;
}

/** `cdk8s-istio diff`: what a change does to traffic. */
export function diffCommand(): Command {
  return new Command('diff')
    .summary('say what changes for traffic between two versions of a mesh')
    .description(
      'Finds the classes of requests that two versions of a mesh treat differently, and says how; then which fields of' +
        ' which objects differ.',
    )
    .argument('<old>', 'a YAML or JSON file, or a folder of them')
    .argument('<new>', 'the same, as it shall be')
    .addOption(
      new Option('-f, --format <format>', 'how the difference is printed')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .option('--exit-code', 'exit with 1 when a request is treated differently')
    .addHelpText(
      'after',
      '\nExit status: 0 compared, 1 a request is treated differently (with --exit-code), 2 an input cannot be read.',
    )
    .action((old: string, now: string, options: DiffOptions) => {
      const { diff }: typeof import('../diff/diff') = require('../diff/diff');
      process.exitCode = diff(old, now, options);
    });
}
