import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `look` again every `everyMs` until it answers something other than undefined, and returns that; undefined
 * when `deadline` (epoch ms) passes first. `look` is always asked at least once.
 */
export async function waitUntil<T>(
  look: () => Promise<T | undefined> | T | undefined,
  deadline: number,
  everyMs = 25,
): Promise<T | undefined> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() >= deadline) return undefined;
    await sleep(everyMs);
  }
}
