import { existsSync } from 'node:fs';
import {
  DEFAULT_CHANGELOG,
  discoverComponents,
  type HistoryConfig,
  loadHistoryConfig,
} from '@tminus/adapters';
import { VERSION_POLICY } from '@tminus/domain';
import type { Context } from './context.ts';
import { warn } from './output/terminal.ts';

/** What commands that ask git alone are told by the configuration; without one, by the repository itself. */
export async function historyConfigOf(context: Context): Promise<HistoryConfig> {
  if (existsSync(context.configFile)) return loadHistoryConfig(context.configFile, context.translate, warn);
  const { components } = await discoverComponents(context.directory);
  return {
    components,
    changelog: DEFAULT_CHANGELOG,
    productName: 'product',
    productTag: 'v{version}',
    versioning: VERSION_POLICY,
  };
}
