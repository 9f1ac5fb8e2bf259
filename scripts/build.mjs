// Builds the executable into packages/cli/dist: the command line with what it loads on demand, the
// processes that outlive it, the migrations, the seed of a fresh database, and fonts.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { historyNames, lightBundles, programBundle } from './bundles.mjs';
import { checkLight, checkSpoken } from './check-light.mjs';
import { root } from './root.mjs';
import { toAscii } from './to-ascii.mjs';

const dist = `${root}/packages/cli/dist`;
/** Built beside and put in place when it is whole: until then whoever runs the program has the one before. */
const next = `${dist}.${process.pid}.next`;
/** With its name they make a command line that writes nothing. */
const MORE_WORDS = { init: ['--help'], version: ['next'] };

try {
  await build({ ...programBundle, outdir: next });
  for (const bundle of lightBundles) {
    const { metafile } = await build({ ...bundle, outdir: next });
    checkLight(metafile);
    for (const output of Object.keys(metafile.outputs)) await toAscii(output);
  }
  checkSpoken(next);
  const source = `${root}/packages`;
  await cp(`${source}/adapters/migrations`, `${next}/migrations`, { recursive: true });
  await copyFonts();
  await mkdir(`${next}/demo`, { recursive: true });
  await cp(`${source}/cli/src/demo/components`, `${next}/demo/components`, { recursive: true });
  const { createSeedFile } = await import(pathToFileURL(`${next}/seed.js`).href);
  await writeFile(`${next}/seed.tar.gz`, await createSeedFile(`${next}/migrations`));
  await rm(`${next}/seed.js`);
  await rm(dist, { recursive: true, force: true });
  await rename(next, dist);
} finally {
  await rm(next, { recursive: true, force: true });
}
// In place, since compiled code knows the path that it came from.
for (const name of historyNames) compile(`history-${name}.cjs`, [name, ...(MORE_WORDS[name] ?? [])]);
for (const file of ['contract.cjs', 'japanese.cjs']) compile(file, []);
await rm(`${dist}/compile.cjs`);
process.stdout.write('built packages/cli/dist\n');

/** The fonts of PDF documents, with their licence (SIL Open Font License 1.1, which asks to go along). */
async function copyFonts() {
  const fonts = `${root}/node_modules/@expo-google-fonts/noto-sans-jp`;
  await mkdir(`${next}/fonts`, { recursive: true });
  for (const file of [
    '400Regular/NotoSansJP_400Regular.ttf',
    '700Bold/NotoSansJP_700Bold.ttf',
    'LICENSE_FONT',
  ])
    await cp(`${fonts}/${file}`, `${next}/fonts/${basename(file)}`);
}

/** Keeps the code that a command line compiles, whatever comes of the command itself. */
function compile(file, words) {
  const { status, error, stderr } = spawnSync(
    process.execPath,
    [`${dist}/compile.cjs`, `${dist}/${file}`, ...words, '-C', root],
    { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 },
  );
  if (status !== 0) throw error ?? new Error(`${file} could not be compiled: ${stderr}`);
}
