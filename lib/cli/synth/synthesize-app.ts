import { existsSync } from 'node:fs';
import { writeFolder } from '../../app/dist';
import type { AppProgram } from './find-apps';
import { filesIn, isManifest, type ManifestFile } from './manifest-files';
import { type AppRun, runApp } from './run-app';

/** What became of an app: manifests, or a failure. */
export interface AppResult extends AppRun {
  readonly app: AppProgram;
  readonly manifests: readonly ManifestFile[];
}

/** Where an app's output goes. */
export interface AppFolders {
  /** The folder that the app writes to. It is not there yet. */
  readonly staged: string;
  /** The folder that gets what the app wrote once it is done. Without one the manifests are only returned. */
  readonly final?: string;
}

/**
 * Runs an app and puts what it wrote into its place. An app that fails half-way, be it of `MeshApp` or of cdk8s' own `App`, leaves that
 * place as it was.
 */
export async function synthesizeApp(
  app: AppProgram,
  { staged, final }: AppFolders,
  tsNode: string,
  signal: AbortSignal,
): Promise<AppResult> {
  const run = await runApp(app, staged, tsNode, signal);
  const failed = (failure: string): AppResult => ({ ...run, app, manifests: [], failure });
  if (run.failure !== undefined) return failed(run.failure);
  const files = existsSync(staged) ? filesIn(staged) : [];
  const manifests = files.filter(isManifest);
  if (manifests.length === 0) {
    return failed(
      `${app.main} wrote no manifest: it calls no app.synth(), has no chart, or gives its App an outdir of its own`,
    );
  }
  try {
    if (final !== undefined)
      writeFolder(
        final,
        files.map(({ name, text }) => ({ name, chunks: [text] })),
      );
  } catch (error) {
    return failed((error as Error).message);
  }
  return { ...run, app, manifests };
}
