import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `look` again every `everyMs` until it answers something other than undefined, and returns that; undefined
 * when `withinMs` have passed first, whatever the wall clock shows. `look` is always asked at least once.
 */
export async function waitUntil<T>(
  look: () => Promise<T | undefined> | T | undefined,
  withinMs: number,
  everyMs = 25,
): Promise<T | undefined> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() >= deadline) return undefined;
    await sleep(everyMs);
  }
}
