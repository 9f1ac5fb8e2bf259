// Builds the executable into packages/cli/dist: the command line with what it loads on demand, the
// processes that outlive it, the migrations, and the seed of a fresh database.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

const dist = `${root}/packages/cli/dist`;
const source = (path) => `${root}/packages/${path}`;

/** Not bundled: PGlite finds its database image beside its own code; the rest is optional to what uses it. */
const external = [
  '@electric-sql/pglite',
  'pg-native',
  '@dbos-inc/dbos-enterprise',
  'winston*',
  '@opentelemetry/*',
];

await rm(dist, { recursive: true, force: true });
await build({
  entryPoints: {
    tminus: source('cli/src/main.ts'),
    router: source('adapters/src/router/router-process.ts'),
    instance: source('adapters/src/process/instance-process.ts'),
    load: source('adapters/src/load/load-process.ts'),
    seed: source('cli/src/create-seed.ts'),
  },
  outdir: dist,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  external,
  logLevel: 'warning',
  // CommonJS parts of the bundle still ask for `require`, `__dirname` and `__filename`.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module';",
      "import { fileURLToPath as __fileURLToPath } from 'node:url';",
      'const require = __createRequire(import.meta.url);',
      'const __filename = __fileURLToPath(import.meta.url);',
      "const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
    ].join(''),
  },
});
await cp(source('adapters/migrations'), `${dist}/migrations`, { recursive: true });
await mkdir(`${dist}/demo`, { recursive: true });
await cp(source('cli/src/demo/components'), `${dist}/demo/components`, { recursive: true });
const { createSeedFile } = await import(pathToFileURL(`${dist}/seed.js`).href);
await writeFile(`${dist}/seed.tar.gz`, await createSeedFile(`${dist}/migrations`));
await rm(`${dist}/seed.js`);
process.stdout.write('built packages/cli/dist\n');
