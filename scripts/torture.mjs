// Kills the product's processes at seeded moments of many releases and checks how each ended: e2e/torture.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

/** Bundled into one file, each source still finds its neighbours: by the place it was written in. */
const ownPlaces = {
  name: 'own-places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const place = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', place), loader: 'ts' };
    }),
};

const cache = `${root}/node_modules/.cache/tminus`;
const outfile = `${cache}/torture-${process.pid}.mjs`;
await mkdir(cache, { recursive: true });
await build({
  entryPoints: [`${root}/e2e/torture/main.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  alias: Object.fromEntries([
    ...['domain', 'contract', 'engine', 'adapters'].map((name) => [
      `@tminus/${name}`,
      `${root}/packages/${name}/src/index.ts`,
    ]),
    ['@tminus/adapters/testing', `${root}/packages/adapters/src/testing/index.ts`],
  ]),
  plugins: [ownPlaces],
  logLevel: 'warning',
});
try {
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = await main(process.argv.slice(2));
} finally {
  await rm(outfile, { force: true });
}
