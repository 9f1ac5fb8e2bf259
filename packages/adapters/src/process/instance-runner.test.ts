import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstanceSpec } from '@tminus/engine';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { HOUR_MS, letClockJump } from '../testing/jumping-clock.ts';
import { signalGroup, startComponent } from './component-child.ts';
import { freePort } from './free-port.ts';
import { createInstanceRunner } from './instance-runner.ts';
import { type KeptInstance, logFileOf, readKept, writeKept } from './kept-instance.ts';
import { isHealthy } from './probe-health.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

const KEY = 'api@1.2.0#1';

let component: string;
let directory: string;
beforeAll(async () => {
  component = await bundleEntry(new URL('../testing/sample-component.ts', import.meta.url));
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tminus-runner-'));
});
afterEach(() => rm(directory, { recursive: true }));

const specOf = (env: Record<string, string>, drainTimeoutMs: number): InstanceSpec => ({
  key: KEY,
  component: 'api',
  version: '1.2.0',
  command: [process.execPath, component],
  cwd: directory,
  env,
  healthPath: '/healthz',
  startTimeoutMs: 15_000,
  drainTimeoutMs,
});

const endWithTest = (child: ProcessIdentity): void =>
  onTestFinished(async () => {
    if (await isRunning(child)) signalGroup(child.pid, 'SIGKILL');
  });

/** A runner of this very process, so that its clock can be put, and its component, which is ready. */
async function startRunner(spec: InstanceSpec) {
  const runner = await createInstanceRunner(directory, KEY);
  await runner.ensure(spec);
  const work = runner.run();
  await expect.poll(() => runner.observe()?.state, { timeout: 30_000 }).toBe('ready');
  const { pid = 0, url = '' } = runner.observe() ?? {};
  const child = await identify(pid);
  if (child === undefined) throw new Error('the component is gone');
  endWithTest(child);
  return { runner, work, pid, url };
}

/** A component that a runner, which is gone, has begun to drain. */
async function leaveDraining(spec: InstanceSpec, stopBy: number): Promise<number> {
  const at = { port: await freePort(), startId: 'start-1', logFile: logFileOf(directory, KEY) };
  const child = await startComponent(spec, at, () => undefined);
  if (child === undefined) throw new Error('the component does not start');
  endWithTest(child);
  const { component: name, version, healthPath, drainTimeoutMs } = spec;
  const kept: KeptInstance = {
    ...{ key: KEY, component: name, version, healthPath, drainTimeoutMs, port: at.port, startId: at.startId },
    ...{ phase: 'stopping', child, starts: 1, wasReady: true, stopBy },
  };
  await writeKept(directory, kept);
  await expect.poll(() => isHealthy(`http://127.0.0.1:${at.port}/healthz`), { timeout: 30_000 }).toBe(true);
  return child.pid;
}

describe('a drain', () => {
  it.each([0, HOUR_MS, -HOUR_MS])('lets a request end, the clock put by %i ms meanwhile', async (jump) => {
    const { runner, work, url } = await startRunner(specOf({}, 30_000));
    const slow = fetch(`${url}/slow`, { headers: { connection: 'close' } });
    await fetch(`${url}/healthz`);
    letClockJump(jump);
    await runner.retire();
    expect(await (await slow).text()).toBe('slow');
    await work;
  });

  it.each([0, HOUR_MS, -HOUR_MS])(
    'of a deaf component ends in time, the clock put by %i ms meanwhile',
    async (jump) => {
      const { runner, pid } = await startRunner(specOf({ DEAF: '1' }, 300));
      letClockJump(jump);
      const begunAt = performance.now();
      await runner.retire();
      expect(performance.now() - begunAt).toBeGreaterThanOrEqual(300);
      expect(await identify(pid)).toBeUndefined();
    },
  );

  it('that is taken over takes no longer than a whole one, on a clock that was put back meanwhile', async () => {
    const pid = await leaveDraining(specOf({ DEAF: '1' }, 300), Date.now() + HOUR_MS);
    await (await createInstanceRunner(directory, KEY)).run();
    expect(await identify(pid)).toBeUndefined();
    expect(await readKept(directory, KEY)).toMatchObject({ phase: 'stopped' });
  });

  it('that is taken over when its time was up ends at once', async () => {
    const pid = await leaveDraining(specOf({ DEAF: '1' }, HOUR_MS), Date.now() - HOUR_MS);
    await (await createInstanceRunner(directory, KEY)).run();
    expect(await identify(pid)).toBeUndefined();
  });
});

it('gives a component up after five quick crashes, the clock put forward in each of them', async () => {
  const starts = join(directory, 'starts');
  letClockJump(HOUR_MS);
  const runner = await createInstanceRunner(directory, KEY);
  await runner.ensure(specOf({ CRASH: 'no database', STARTS: starts }, 300));
  await runner.run();
  expect(runner.observe()).toMatchObject({ state: 'exited', starts: 5 });
  expect((await readFile(starts, 'utf8')).trim().split('\n')).toHaveLength(5);
});
