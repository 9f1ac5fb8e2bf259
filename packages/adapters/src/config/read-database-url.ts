import type { Translate } from '@tminus/domain';
import { loadConfig } from './load-workspace.ts';
import { readConfigText } from './read-config-text.ts';
import { fillPlaceholders } from './resolve-secrets.ts';

/**
 * The database that `tminus.yaml` names, its placeholders filled; null when it names none or is not there. Refuses
 * what `loadWorkspace` refuses, and `config.secretMissing`.
 */
export async function readDatabaseUrl(file: string, translate: Translate): Promise<string | null> {
  if (!/^database\b/m.test(readConfigText(file))) return null;
  const { database } = await loadConfig(file, translate);
  return database === undefined ? null : fillPlaceholders(database.url, 'database.url');
}
