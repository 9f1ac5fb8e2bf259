import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCompiled } from './compiled.ts';
import { historyCommandOf } from './program/history-names.ts';
import { VERSION } from './version.ts';

const words = process.argv.slice(2);
// The version is asked for so often, by scripts, that it is answered before anything else is loaded.
if (words.length === 1 && ['--version', '-V'].includes(words[0] ?? '')) {
  process.stdout.write(`${VERSION}\n`);
} else {
  // Compiled code is kept between runs where Node can.
  if (Number.parseInt(process.versions.node, 10) >= 22)
    (require('node:module') as { enableCompileCache?: () => void }).enableCompileCache?.();
  const name = historyCommandOf(words);
  if (name !== null) runCompiled(join(__dirname, `history-${name}.cjs`));
  else void import(pathToFileURL(join(__dirname, 'tminus.js')).href);
}
