import { Command, InvalidArgumentError, Option } from 'commander';

/** What the command line of `synth` can say. */
export interface SynthOptions {
  readonly out: string;
  readonly stdout?: true;
  readonly watch?: true;
}

/** `cdk8s-istio synth`: runs the project's programs and writes their manifests. */
export function synthCommand(): Command {
  return new Command('synth')
    .summary('run apps/*/main.ts and write their manifests')
    .description(
      'Runs apps/<app>/main.ts of every app, or of those named, type-checked by the ts-node and the tsconfig.json of the current folder,' +
        ' each in a process of its own, and writes what each synthesizes to <out>/<app>/.' +
        ' An app that fails leaves its last good output as it is.',
    )
    .argument('[app...]', 'names of folders in apps/ (default: all)')
    .option('-o, --out <dir>', 'folder to write to', notEmpty, process.env['CDK8S_OUTDIR'] || 'dist')
    .addOption(
      new Option(
        '--stdout',
        'print all manifests as one YAML stream instead of writing files; nothing at all if an app fails',
      ).conflicts(['out', 'watch']),
    )
    .option('-w, --watch', 'run again whenever a file of the project changes')
    .addHelpText('after', '\nExit status: 0 all apps were written, 1 an app failed, 2 there is no such app.')
    .action(async (names: string[], options: SynthOptions) => {
      const { synth }: typeof import('../synth/synth') = require('../synth/synth');
      process.exitCode = await synth(names, options);
    });
}

function notEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return value;
}
