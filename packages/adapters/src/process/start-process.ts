import { setTimeout as sleep } from 'node:timers/promises';
import { acquireExclusiveSocket } from './exclusive-socket.ts';

export interface ProcessStart {
  readonly directory: string;
  /** Name of the process's control socket; the start is guarded by one beside it. */
  readonly name: string;
  /** Whether the process answers; false also while its last life is still ending. */
  readonly isUp: () => Promise<boolean>;
  readonly spawn: () => Promise<unknown>;
  /** How long to wait for an answer (ms). */
  readonly withinMs: number;
}

/**
 * Makes sure that a control process runs, and answers whether it does before the time is over. Of all who want it
 * at once, one starts it while the others wait; if that one is killed meanwhile, the next starts another, and the
 * process's own exclusive socket lets one of the two live.
 */
export async function startProcess(start: ProcessStart): Promise<boolean> {
  const deadline = performance.now() + start.withinMs;
  for (;;) {
    if (await start.isUp()) return true;
    if (performance.now() >= deadline) return false;
    const guard = await acquireExclusiveSocket({
      directory: start.directory,
      name: `${start.name}-start`,
      onConnection: (socket) => socket.destroy(),
    });
    if ('heldBy' in guard) {
      await sleep(20);
      continue;
    }
    try {
      return await startGuarded(start, deadline);
    } finally {
      await guard.release();
    }
  }
}

async function startGuarded(start: ProcessStart, deadline: number): Promise<boolean> {
  // Somebody may have started it between our look and our turn.
  if (await start.isUp()) return true;
  await start.spawn();
  let spawnedAt = performance.now();
  while (performance.now() < deadline) {
    if (await start.isUp()) return true;
    // What we started leaves again when it meets the last life, which was still ending.
    if (performance.now() - spawnedAt > 1_000) {
      await start.spawn();
      spawnedAt = performance.now();
    }
    await sleep(20);
  }
  return false;
}
