import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Assets } from '@tminus/server';

/** Files that the build puts beside the executable. */
export function createAssets(): Assets {
  const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const seed = beside('seed.tar.gz');
  return {
    migrations: beside('migrations'),
    seed: existsSync(seed) ? seed : null,
    routerEntry: beside('router.js'),
    instanceEntry: beside('instance.js'),
  };
}

/** Entry of the load generator, and sources of the demo's components. */
export const demoAssets = {
  loadEntry: fileURLToPath(new URL('load.js', import.meta.url)),
  components: fileURLToPath(new URL('demo/components', import.meta.url)),
};
