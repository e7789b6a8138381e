import { Names, YamlOutputType } from 'cdk8s';
import type { Manifest } from '../model/manifest';
import { toYamlStream } from '../output/yaml';
import type { Collected, CollectedChart } from './collect';
import type { OutputFile } from './dist';

/** The files of a program, named and divided as stock cdk8s names and divides them. */
export function filesOf(collected: Collected, type: YamlOutputType, extension: string): OutputFile[] {
  const file = (name: string, manifests: readonly Manifest[]): OutputFile => ({
    name: `${name}${extension}`,
    chunks: toYamlStream(manifests),
  });
  const chartName = ({ chart }: CollectedChart, index: number) =>
    `${collected.dependent ? `${String(index).padStart(4, '0')}-` : ''}${Names.toDnsLabel(chart)}`;
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      if (collected.charts.length === 0) return [];
      return [
        file(
          'app',
          collected.charts.flatMap((chart) => manifestsOf(chart)),
        ),
      ];
    case YamlOutputType.FILE_PER_RESOURCE:
      return collected.charts.flatMap((chart) =>
        manifestsOf(chart).map((manifest) => file(resourceName(manifest), [manifest])),
      );
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return collected.charts.flatMap((chart, index) =>
        manifestsOf(chart).map((manifest) => file(`${chartName(chart, index)}/${resourceName(manifest)}`, [manifest])),
      );
    default:
      return collected.charts.map((chart, index) => ({
        name: `${chartName(chart, index)}${extension}`,
        chunks: chart.text?.chunks ?? toYamlStream(manifestsOf(chart)),
      }));
  }
}

function manifestsOf(chart: CollectedChart): Manifest[] {
  return chart.objects.map(({ manifest }) => manifest);
}

function resourceName(manifest: Manifest): string {
  return `${manifest.kind}.${manifest.metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
