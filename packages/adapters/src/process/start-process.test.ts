import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, letClockJump } from '../testing/jumping-clock.ts';
import { startProcess } from './start-process.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tminus-start-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe.each([0, HOUR_MS, -HOUR_MS])('the start of a process, the clock put by %i ms meanwhile', (jump) => {
  it('is waited for until the process answers, and made once', async () => {
    letClockJump(jump);
    let [looks, starts] = [0, 0];
    const isUp = await startProcess({
      directory,
      name: 'slow',
      isUp: async () => ++looks > 3,
      spawn: async () => ++starts,
      withinMs: 30_000,
    });
    expect({ isUp, starts }).toEqual({ isUp: true, starts: 1 });
  });

  it('is given up when its time has passed', async () => {
    letClockJump(jump);
    const begunAt = performance.now();
    const start = { directory, name: 'dead', isUp: async () => false, spawn: async () => undefined };
    expect(await startProcess({ ...start, withinMs: 100 })).toBe(false);
    expect(performance.now() - begunAt).toBeGreaterThanOrEqual(100);
  });
});
