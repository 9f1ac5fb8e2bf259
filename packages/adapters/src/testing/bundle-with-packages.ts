import { mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Like `bundleEntry`, for entries that use the database: packages of the registry stay outside the bundle, so that
 * those which bring files along find them. The bundle lies where they resolve from.
 */
export async function bundleWithPackages(entry: URL): Promise<string> {
  const cache = path.join(root, 'node_modules', '.cache', 'tminus-tests');
  await mkdir(cache, { recursive: true });
  const outfile = path.join(await mkdtemp(path.join(cache, 'entry-')), 'entry.mjs');
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: Object.fromEntries(
      ['domain', 'contract', 'engine', 'adapters'].map((name) => [
        `@tminus/${name}`,
        path.join(root, 'packages', name, 'src', 'index.ts'),
      ]),
    ),
    logLevel: 'warning',
  });
  return outfile;
}
