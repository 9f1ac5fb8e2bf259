/** Runs one component instance: `instance-process --run DIR --key KEY`. One per key; a second one leaves at once. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { InstanceSpec } from '@tminus/engine';
import { serveControl } from './control-server.ts';
import { createInstanceRunner, type InstanceRunner } from './instance-runner.ts';
import { fileNameOf } from './kept-instance.ts';

// A log that cannot be written, as on a full disk, must not end the process, nor be logged.
process.stderr.on('error', () => undefined);
const log = (line: string): void => void process.stderr.write(`${new Date().toISOString()} ${line}\n`);

const { values } = parseArgs({ options: { run: { type: 'string' }, key: { type: 'string' } } });
if (!values.run || !values.key) throw new Error('usage: instance-process --run DIR --key KEY');
const directory = resolve(values.run);
const { key } = values;

// The socket is taken first: only its holder may touch the state file and the component. Verbs wait for the runner.
let isEnding = false;
let ready: (runner: InstanceRunner) => void = () => undefined;
const runner = new Promise<InstanceRunner>((resolveRunner) => {
  ready = resolveRunner;
});

const control = await serveControl(directory, fileNameOf(key), {
  hello: async () => {
    await runner;
    return { pid: process.pid, isEnding };
  },
  ensure: async (spec) => {
    const own = await runner;
    return { isAccepted: !isEnding && (await own.ensure(spec as InstanceSpec)) };
  },
  observe: async () => (await runner).observe(),
  retire: async () => (await runner).retire(),
});
if ('heldBy' in control) process.exit(0);

try {
  const own = await createInstanceRunner(directory, key);
  const work = own.run();
  ready(own);
  log(`runner ${process.pid} of ${key}`);
  await work;
} catch (error) {
  log(`failed: ${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = 1;
} finally {
  // Also of a runner that failed: who asks again is answered by the next one.
  isEnding = true;
  await control.release();
}
log('over');
// Answers on their way are finished first; then nothing keeps the process.
setTimeout(() => process.exit(), 2_000).unref();
