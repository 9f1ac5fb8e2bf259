import { join } from 'node:path';
import {
  createEmbeddedRouter,
  createProbes,
  createProcessDeployer,
  loadWorkspace,
  systemClock,
} from '@tminus/adapters';
import { translator } from '@tminus/domain';
import { type Checked, checksOf, type Diagnosis, diagnose, readConfiguration } from '@tminus/engine';
import type { ControlRoomOptions } from './options.ts';

export interface DiagnosisOptions
  extends Pick<ControlRoomOptions, 'configFile' | 'dataDirectory' | 'databaseUrl' | 'language' | 'assets'> {
  /** Whose repository is looked at when there is no configuration. */
  readonly directory: string;
  /** Told of each finding as soon as there is one. */
  readonly onChecked?: (checked: Checked) => void;
}

/** Looks at everything that a release needs on this machine and from it. Nothing is started, made or changed. */
export async function diagnoseWorkspace(options: DiagnosisOptions): Promise<Diagnosis> {
  const { configFile, directory, dataDirectory, databaseUrl, language, assets } = options;
  const translate = translator(language);
  const run = join(dataDirectory, 'run');
  const probes = createProbes({
    configFile,
    dataDirectory,
    databaseUrl,
    migrationsFolder: assets.migrations,
    language,
    translate,
    router: createEmbeddedRouter({ runDirectory: run, entry: assets.routerEntry }),
    deployer: createProcessDeployer({ runDirectory: run, entry: assets.instanceEntry }),
  });
  const { workspace, configuration } = await readConfiguration(configFile, (doubt) =>
    loadWorkspace(configFile, translate, doubt),
  );
  try {
    const subject = { workspace, configuration, directory, dataDirectory };
    return await diagnose(checksOf(subject, probes), systemClock, options.onChecked);
  } finally {
    await probes.close();
  }
}
