import { existsSync } from 'node:fs';
import { readDatabaseUrl } from '@tminus/adapters';
import type { Context } from './context.ts';

/** The context with the database that `tminus.yaml` names, unless the command line or the environment name one. */
export async function withDatabaseUrl<C extends Context>(context: C): Promise<C> {
  const { databaseUrl, configFile, translate } = context;
  if (databaseUrl !== null || !existsSync(configFile)) return context;
  return { ...context, databaseUrl: await readDatabaseUrl(configFile, translate) };
}
