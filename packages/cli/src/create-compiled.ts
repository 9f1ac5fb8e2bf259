import { writeFileSync } from 'node:fs';
import { compiledFile, runCompiled } from './compiled.ts';

// Run with a file of the build and a command line for it. What that command compiled is kept as well: functions are
// compiled when they are called for the first time.
const [file = '', ...words] = process.argv.slice(2);
process.argv.splice(2, Number.POSITIVE_INFINITY, ...words);
const { script } = runCompiled(file);
process.once('exit', () => {
  writeFileSync(compiledFile(file), script.createCachedData());
  process.exitCode = 0;
});
