import { VERSION } from './version.ts';

// The version is asked for so often, by scripts, that it is answered before anything else is loaded.
if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2] ?? '')) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const { runProgram } = await import('./program.ts');
  await runProgram(process.argv);
}
