// Writes docs/errors.md from the error catalogue and docs/states.md from the transition tables.
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { renderErrors } from './render-errors.mjs';
import { renderStates } from './render-states.mjs';
import { root } from './root.mjs';

const bundle = `${root}/node_modules/.cache/tminus-domain.mjs`;
await build({
  entryPoints: [`${root}/packages/domain/src/index.ts`],
  outfile: bundle,
  bundle: true,
  platform: 'neutral',
  mainFields: ['module', 'main'],
  format: 'esm',
  logLevel: 'error',
});
const domain = await import(pathToFileURL(bundle).href);
await writeFile(`${root}/docs/errors.md`, renderErrors(domain));
await writeFile(`${root}/docs/states.md`, renderStates(domain));
process.stdout.write('docs/errors.md and docs/states.md written\n');
