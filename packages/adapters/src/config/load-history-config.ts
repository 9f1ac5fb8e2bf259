import { dirname, resolve } from 'node:path';
import { type Component, type Translate, VERSION_POLICY, type VersionPolicy } from '@tminus/domain';
import { type ChangelogSettings, DEFAULT_CHANGELOG, toChangelogSettings } from '../changelog/settings.ts';
import { checkPaths, type Warn } from './check-paths.ts';
import { loadConfig, toWorkspace } from './load-workspace.ts';
import { readConfigText } from './read-config-text.ts';
import { readPlain, resolvePlain } from './read-plain.ts';

/** What commands that ask git alone need of `tminus.yaml`. */
export interface HistoryConfig {
  readonly components: readonly Component[];
  readonly changelog: ChangelogSettings;
  readonly productName: string;
  /** Tag of the whole product, with `{version}`. */
  readonly productTag: string;
  /** How the product's own versions are counted. */
  readonly versioning: VersionPolicy;
}

/** Components and changelog settings of `tminus.yaml`, at once where it is plain. Refuses as `loadWorkspace` does. */
export async function loadHistoryConfig(
  file: string,
  translate: Translate,
  warn?: Warn,
): Promise<HistoryConfig> {
  const directory = dirname(resolve(file));
  const plain = readPlain(readConfigText(file));
  if (plain !== null) {
    const components = resolvePlain(plain, directory);
    await checkPaths(file, components, translate, warn);
    const product = { productName: 'product', productTag: 'v{version}', versioning: VERSION_POLICY };
    return { components, changelog: DEFAULT_CHANGELOG, ...product };
  }
  const config = await loadConfig(file, translate);
  const { components, productName, productTag, versioning } = await toWorkspace(config, directory);
  await checkPaths(file, components, translate, warn);
  return { components, changelog: toChangelogSettings(config), productName, productTag, versioning };
}
