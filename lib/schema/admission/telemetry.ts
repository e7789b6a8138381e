import type {
  AccessLogging,
  Metrics,
  ProviderRef,
  TelemetrySpec,
  Tracing,
  TracingCustomTag,
} from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { syntaxProblem } from '../structure/cel/environment';
import type { Place } from './place';
import { checkTargets } from './selectors';

/** What istiod's webhook asks of a Telemetry. */
export function admitTelemetry({ spec }: Resource<TelemetrySpec>, object: Place): void {
  const at = object.at('spec');
  checkTargets(spec, at);
  spec.metrics?.forEach((metrics, index) => {
    checkMetrics(metrics, at.at('metrics').at(index));
  });
  checkTracing(spec.tracing ?? [], at.at('tracing'));
  spec.accessLogging?.forEach((logging, index) => {
    checkAccessLogging(logging, at.at('accessLogging').at(index));
  });
}

function checkProviders(providers: readonly ProviderRef[] | undefined, at: Place): void {
  providers?.forEach(({ name }, index) => {
    if (!name)
      at.at('providers')
        .at(index)
        .at('name')
        .error('The provider has no name.', 'Name one of meshConfig.extensionProviders.');
  });
}

function checkMetrics({ providers, overrides = [] }: Metrics, at: Place): void {
  checkProviders(providers, at);
  overrides.forEach(({ match, tagOverrides = {} }, index) => {
    const place = at.at('overrides').at(index);
    for (const [tag, { operation = 'UPSERT', value }] of Object.entries(tagOverrides)) {
      const tagPlace = place.at('tagOverrides').at(tag);
      if (tag === '')
        tagPlace.warn(
          'telemetry-empty-tag',
          'The tag has no name, so that the override does nothing.',
          'Name the tag.',
        );
      if (operation === 'UPSERT' && !value)
        tagPlace.at('value').error('UPSERT sets the tag to a value, and there is none.', 'Add value.');
      if (operation === 'REMOVE' && value)
        tagPlace.at('value').error('REMOVE takes the tag away, and a value would set it.', 'Remove value.');
    }
    const custom = (match as { readonly customMetric?: string } | undefined)?.customMetric;
    if (custom === '') place.at('match').at('customMetric').error('The metric has no name.');
  });
}

function checkTracing(tracing: readonly Tracing[], at: Place): void {
  if (tracing.length > 1)
    at.warn(
      'telemetry-single-tracing',
      `There are ${tracing.length} tracing entries, and Istio supports one.`,
      'Keep one.',
    );
  tracing.forEach(({ providers = [], randomSamplingPercentage, customTags = {} }, index) => {
    const place = at.at(index);
    if (providers.length > 1)
      place
        .at('providers')
        .warn(
          'telemetry-single-tracing',
          `There are ${providers.length} tracing providers, and Istio supports one.`,
          'Keep one.',
        );
    checkProviders(providers, place);
    const percent = randomSamplingPercentage ?? 0;
    if (percent < 0 || percent > 100)
      place.at('randomSamplingPercentage').error(`${percent} is no percentage: they go from 0 to 100.`);
    for (const [name, tag] of Object.entries(customTags)) checkTag(name, tag, place.at('customTags').at(name));
  });
}

function checkTag(name: string, tag: TracingCustomTag, at: Place): void {
  if (name === '') at.error('The tag has no name.');
  const { literal, header, environment } = tag as {
    readonly literal?: { readonly value?: string };
    readonly header?: { readonly name?: string };
    readonly environment?: { readonly name?: string };
  };
  if (literal !== undefined && !literal.value) at.at('literal').at('value').error('The tag has no value.');
  if (header !== undefined && !header.name)
    at.at('header').at('name').error('The header that the tag is read from has no name.');
  if (environment !== undefined && !environment.name)
    at.at('environment').at('name').error('The environment variable that the tag is read from has no name.');
}

function checkAccessLogging({ filter, providers }: AccessLogging, at: Place): void {
  if (filter !== undefined) {
    const problem = syntaxProblem(filter.expression ?? '');
    if (problem !== undefined)
      at.at('filter')
        .at('expression')
        .error(`The filter is no CEL expression: ${problem}`, 'Write it like response.code >= 400.');
  }
  checkProviders(providers, at);
}
