#!/usr/bin/env node
import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { diffCommand } from './commands/diff';
import { lintCommand } from './commands/lint';
import { routeCommand } from './commands/route';
import { synthCommand } from './commands/synth';
import { ExitCode } from './exit-code';
import { colorsFor } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';

const program = new Command('cdk8s-istio')
  .description('Istio configuration as TypeScript: synthesize it, check it, ask it.')
  .version(version, '-V, --version', 'Print the version.')
  .helpOption('-h, --help', 'Print this help.')
  .helpCommand(false)
  .configureHelp({ styleTitle: (title) => colorsFor(process.stdout).bold(title) })
  .configureOutput({ outputError: (text, write) => write(colorsFor(process.stderr).red(text)) })
  .addHelpText(
    'after',
    '\nExit status: 0 all is well, 1 something is wrong with the mesh or an app, 2 the command cannot be run as given.',
  );

for (const command of [synthCommand(), lintCommand(), routeCommand(), diffCommand()]) {
  program.addCommand(command.copyInheritedSettings(program).exitOverride());
}

/** Text that a reader (`head`) no longer wants is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

program
  .exitOverride()
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.unusable;
    } else if (error instanceof UsageError) {
      process.stderr.write(`${colorsFor(process.stderr).red('error:')} ${error.message}\n`);
      process.exitCode = ExitCode.unusable;
    } else {
      process.stderr.write(`cdk8s-istio ${version} is at fault, not what you gave it: ${inspect(error)}\n`);
      process.exitCode = ExitCode.unusable;
    }
  });
