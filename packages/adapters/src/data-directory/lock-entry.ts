import { lockDataDirectory } from './lock.ts';

// A process for the tests: takes the lock, says so, and holds it until it is killed; or says why it cannot.
const [directory = ''] = process.argv.slice(2);
const holder = { pid: process.pid, command: 'lock test', startedAt: Date.now() };
await lockDataDirectory(directory, holder).then(
  () => process.stdout.write('locked\n'),
  (error: Error) => process.stdout.write(`${error.message}\n`),
);
