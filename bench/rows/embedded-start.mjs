import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleEntry } from '../bundle-entry.mjs';
import { scratch } from '../history.mjs';
import { tminus } from '../paths.mjs';

const READY_TIMEOUT_MS = 120_000;

/** Milliseconds until a program says its first word of this form; then it is stopped and waited for. */
async function untilReady(args, cwd, isReady) {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: READY_TIMEOUT_MS,
  });
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout }))
    if (isReady(line)) {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      child.kill('SIGTERM');
      await ended;
      return ms;
    }
  throw new Error(`${args.join(' ')} ended with ${(await ended)[0]} before it was ready`);
}

export const embeddedStart = {
  number: 7,
  title: 'Embedded database: first start to ready, and later starts',
  heavy: true,
  async prepare({ place }) {
    const floor = await bundleEntry('pglite-alone');
    const own = scratch(place, 'start-tminus');
    const bare = scratch(place, 'start-pglite');
    writeFileSync(join(own.path, 'tminus.yaml'), 'components:\n  - name: api\n');
    let round = 0;
    const alone = (name, directory) => ({
      name,
      run: () => untilReady([floor, directory()], bare.path, (line) => line === 'ready'),
    });
    const serve = (name, directory) => ({
      name,
      run: () =>
        untilReady([tminus, 'serve', '--port', '0', '--json', '--data', directory()], own.path, (line) =>
          line.includes('"address"'),
        ),
    });
    return {
      subjects: [
        alone('PGlite, first', () => {
          round += 1;
          return join(bare.path, `${round}`);
        }),
        serve('tminus serve, first', () => join(own.path, `${round}`)),
        alone('PGlite, later', () => join(bare.path, `${round}`)),
        serve('tminus serve, later', () => join(own.path, `${round}`)),
      ],
      goals: [
        { subject: 'tminus serve, first', over: 'PGlite, first', atMost: 1.5 },
        { subject: 'tminus serve, later', over: 'PGlite, later', atMost: 1.5 },
      ],
      finish() {
        own.remove();
        bare.remove();
      },
    };
  },
};
