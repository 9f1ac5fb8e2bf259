/** The embedded router: `router-process --run DIR`. One per directory; a second one leaves at once. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DesiredTraffic } from '@tminus/domain';
import { serveControl } from '../process/control-server.ts';
import { openRouter, type Router } from './router.ts';

/** How long a stopping router lets requests finish (ms). */
const PATIENCE_MS = 30_000;

// A log that cannot be written, as on a full disk, must not end the process, nor be logged.
process.stderr.on('error', () => undefined);
const log = (line: string): void => void process.stderr.write(`${new Date().toISOString()} ${line}\n`);

const { values } = parseArgs({ options: { run: { type: 'string' } } });
if (!values.run) throw new Error('usage: router-process --run DIR');
const directory = resolve(values.run);

// The socket is taken first: only its holder may touch the state file and the ports. Verbs wait for the router.
let stopping: Promise<void> | undefined;
let ready: (router: Router) => void = () => undefined;
const router = new Promise<Router>((resolveRouter) => {
  ready = resolveRouter;
});

const control = await serveControl(directory, 'router', {
  hello: async () => {
    await router;
    return { pid: process.pid, stopping: stopping !== undefined };
  },
  ensure: async (target) => (await router).ensure(target as { name: string; listen: number }),
  observe: async (target) => (await router).observe(String(target)),
  apply: async (desired) => (await router).apply(desired as DesiredTraffic),
  stop: async () => {
    stopping ??= stop();
    return { pid: process.pid };
  },
  stopIdle: async () => {
    const isIdle = (await router).isIdle();
    if (isIdle) stopping ??= stop();
    return { pid: isIdle ? process.pid : null };
  },
});

async function stop(): Promise<void> {
  log('stopping');
  await (await router).close(PATIENCE_MS);
  if ('release' in control) await control.release();
  log('stopped');
  process.exit(0);
}

if ('heldBy' in control) process.exit(0);
// One request that hits a defect must not end the others: traffic flows on, and the log tells.
process.on('uncaughtException', (error) => log(`defect: ${error.stack ?? error.message}`));
log(`router ${process.pid} serves ${directory}`);
process.on('SIGTERM', () => {
  stopping ??= stop();
});
try {
  ready(await openRouter(directory, log));
} catch (error) {
  log(`cannot start: ${String(error)}`);
  process.exit(1);
}
