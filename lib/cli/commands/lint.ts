import { Command, InvalidArgumentError, Option } from 'commander';
import type { Level } from '../../model/finding';
import { DEFAULT_ISTIO_VERSION, ISTIO_VERSIONS, type IstioVersion } from '../../schema/versions';

/** What the command line of `lint` can say. */
export interface LintOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly failOn: Level;
  readonly rule: readonly string[];
  readonly istioVersion: IstioVersion;
  readonly assume: readonly string[];
  readonly ignore: readonly string[];
  readonly explain?: string;
}

/** `cdk8s-istio lint`: checks YAML and JSON, wherever it comes from. */
export function lintCommand(): Command {
  return new Command('lint')
    .summary('check manifests, from files or from helm and kustomize')
    .description(
      'Checks Kubernetes manifests as the API server, Istio’s admission webhook and Istio’s analyzers would, and beyond.' +
        ' All that is given is taken for one mesh.',
    )
    .argument('[input...]', 'YAML or JSON files, folders of them, or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'how findings are printed')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <level>', 'the least level that makes the exit status 1')
        .choices(['error', 'warning', 'info'])
        .default('error'),
    )
    .addOption(
      new Option('--rule <id>', 'report only this rule, by its id or Istio’s code; may be repeated')
        .argParser(append)
        .default([], 'all'),
    )
    .option('--istio-version <version>', 'the release of Istio that the mesh runs', parseVersion, DEFAULT_ISTIO_VERSION)
    .addOption(
      new Option(
        '--assume <path>',
        'what exists elsewhere and is not judged: manifests, or a file of services, secrets and namespaces; may be repeated',
      )
        .argParser(append)
        .default([], 'nothing'),
    )
    .addOption(
      new Option(
        '--ignore <rule[@object]>',
        'accept what a rule finds, everywhere or in some objects ("some-rule@VirtualService shop/*"); may be repeated',
      )
        .argParser(append)
        .default([], 'none'),
    )
    .option('--explain <id>', 'say what a rule is about, with an example, and end')
    .addHelpText(
      'after',
      '\nExit status: 0 clean, 1 findings at or over the level of --fail-on, 2 an input cannot be read.',
    )
    .action((inputs: string[], options: LintOptions, command: Command) => {
      if (inputs.length === 0 && options.explain === undefined) {
        command.error('error: nothing to check; name files or folders, or - for standard input');
      }
      const { lint }: typeof import('../lint/lint') = require('../lint/lint');
      process.exitCode = lint(inputs, options);
    });
}

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Takes `1.27.3` and `v1.27`, too: releases are told apart by their second number. */
function parseVersion(written: string): IstioVersion {
  const version = /^v?(\d+\.\d+)(?:\.|$)/.exec(written)?.[1];
  const known = ISTIO_VERSIONS.find((each) => each === version);
  if (known === undefined) throw new InvalidArgumentError(`Known releases are ${ISTIO_VERSIONS.join(', ')}.`);
  return known;
}
