import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RefusalError } from '@tminus/domain';
import type { Deployer, InstanceSpec } from '@tminus/engine';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { HOUR_MS, letClockJump } from '../testing/jumping-clock.ts';
import { startComponent } from './component-child.ts';
import { callControl } from './control-client.ts';
import { serveControl } from './control-server.ts';
import { freePort } from './free-port.ts';
import { fileNameOf, logFileOf, writeKept } from './kept-instance.ts';
import { createProcessDeployer } from './process-deployer.ts';
import { identify } from './process-identity.ts';
import { systemCode } from './socket-path.ts';

/** Lives, and answers nobody. */
const SILENT = [process.execPath, '-e', 'setInterval(() => undefined, 60_000)'];

let entry = '';
let component = '';
let controller = '';
let runDirectory = '';
let deployer: Deployer & { stopAll(): Promise<void> };

beforeAll(async () => {
  [entry, component, controller] = await Promise.all([
    bundleEntry(new URL('./instance-process.ts', import.meta.url)),
    bundleEntry(new URL('../testing/sample-component.ts', import.meta.url)),
    bundleEntry(new URL('./process-deployer.controller.ts', import.meta.url)),
  ]);
});
beforeEach(async () => {
  runDirectory = await mkdtemp(join(tmpdir(), 'tminus-run-'));
  deployer = createProcessDeployer({ runDirectory, entry });
});
afterEach(async () => {
  await deployer.stopAll();
  await rm(runDirectory, { recursive: true });
});

const specOf = (key: string, env: Record<string, string> = {}): InstanceSpec => ({
  key,
  component: 'api',
  version: '1.2.0',
  command: [process.execPath, component],
  cwd: runDirectory,
  env: { STARTS: join(runDirectory, 'starts'), TERMS: join(runDirectory, 'terms'), ...env },
  healthPath: '/healthz',
  startTimeoutMs: 15_000,
  drainTimeoutMs: 5_000,
});
const pidsIn = async (file: string): Promise<number[]> =>
  (
    await readFile(join(runDirectory, file), 'utf8').catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return '';
      throw error;
    })
  )
    .split('\n')
    .filter((line) => line !== '')
    .map(Number);
const runnerOf = async (key: string): Promise<number> => {
  const name = fileNameOf(key);
  return (
    await callControl<{ pid: number }>({ directory: runDirectory, name, verb: 'hello', timeoutMs: 5_000 })
  ).pid;
};
const kill = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => identify(pid)).toBeUndefined();
};

describe('a process deployer', () => {
  it('starts a component with its environment, and tells where it answers', async () => {
    const instance = await deployer.ensure(specOf('api@1.2.0#1', { SECRET: 's3cr3t' }));
    expect(instance).toMatchObject({ key: 'api@1.2.0#1', version: '1.2.0', state: 'ready', starts: 1 });
    expect(await (await fetch(`${instance.url}/env`)).json()).toEqual({
      TMINUS_VERSION: '1.2.0',
      TMINUS_INSTANCE: 'api@1.2.0#1',
      SECRET: 's3cr3t',
    });
    expect(await deployer.observe('api@1.2.0#1')).toEqual(instance);
    expect(await deployer.list()).toEqual([instance]);
  });

  it('writes no secret to the disk', async () => {
    await deployer.ensure(specOf('api@1.2.0#1', { SECRET: 's3cr3t' }));
    for (const file of await readdir(runDirectory)) {
      if (file.endsWith('.sock')) continue;
      expect(await readFile(join(runDirectory, file), 'utf8'), file).not.toContain('s3cr3t');
    }
  });

  it('starts a key once, for 10 callers in 3 controllers of which one is killed', async () => {
    const spec = specOf('api@1.2.0#1');
    const controllers = [4, 3, 3].map((times) =>
      spawn(process.execPath, [controller, runDirectory, entry, JSON.stringify(spec), String(times)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    const [killed, ...others] = controllers;
    killed?.stdout?.once('data', () => killed.kill('SIGKILL'));
    const pids = (await Promise.all(others.map(answersOf))).flat();
    expect(pids).toHaveLength(6);
    expect(await pidsIn('starts')).toEqual([pids[0]]);
    expect(new Set(pids).size).toBe(1);
  });

  it.each([0, 10, 25, 40, 60])(
    'starts a key once when its runner is killed %i ms into the start',
    async (ms) => {
      const key = 'api@1.2.0#1';
      const ensured = deployer.ensure(specOf(key));
      await expect.poll(() => runnerOf(key).catch(() => 0), { interval: 5 }).not.toBe(0);
      const runner = await runnerOf(key);
      await sleep(ms);
      await kill(runner);
      const { pid } = await ensured;
      // Not its count of starts: a runner that is killed after counting one has not made it yet.
      expect(await deployer.ensure(specOf(key))).toMatchObject({ pid, state: 'ready' });
      expect(await pidsIn('starts')).toEqual([pid]);
    },
  );

  it('adopts a component whose runner was killed before it could write down what it had started', async () => {
    const spec = specOf('api@1.2.0#1');
    const at = { port: await freePort(), startId: 'start-1', logFile: logFileOf(runDirectory, spec.key) };
    const child = await startComponent(spec, at, () => undefined);
    const { key, component: name, version, healthPath, drainTimeoutMs } = spec;
    await writeKept(runDirectory, {
      ...{ key, component: name, version, healthPath, drainTimeoutMs, port: at.port, startId: at.startId },
      ...{ phase: 'live', child: null, starts: 1, wasReady: false, stopBy: null },
    });
    expect(await deployer.ensure(spec)).toMatchObject({ pid: child?.pid, starts: 1, state: 'ready' });
    expect(await pidsIn('starts')).toEqual([child?.pid]);
  });

  it('finishes a retirement whose runner was killed in the middle of it', async () => {
    const key = 'deaf';
    const { pid } = await deployer.ensure({ ...specOf(key, { DEAF: '1' }), drainTimeoutMs: 700 });
    const retired = deployer.retire(key);
    await expect.poll(() => pidsIn('terms'), { interval: 10 }).toEqual([pid]);
    await kill(await runnerOf(key));
    await retired;
    expect(await identify(pid)).toBeUndefined();
    expect(await deployer.observe(key)).toMatchObject({ state: 'stopped' });
  });

  it('stops a component whose last runner was leaving, and answered without having stopped it', async () => {
    const key = 'api@1.2.0#1';
    const { pid } = await deployer.ensure(specOf(key));
    await kill(await runnerOf(key));
    const leaving = await serveControl(runDirectory, fileNameOf(key), {
      hello: async () => ({ pid: process.pid, isEnding: false }),
      retire: async () => {
        if ('release' in leaving) await leaving.release();
      },
    });
    await deployer.retire(key);
    expect(await identify(pid)).toBeUndefined();
  });

  it('leaves a component serving when its runner is killed, and adopts it later', async () => {
    const key = 'api@1.2.0#1';
    const before = await deployer.ensure(specOf(key));
    await kill(await runnerOf(key));
    expect((await fetch(before.url)).status).toBe(200);
    expect(await deployer.observe(key)).toEqual({ ...before, isWatched: false });
    expect(await deployer.ensure(specOf(key))).toEqual(before);
    expect(await pidsIn('starts')).toEqual([before.pid]);
    await kill(await runnerOf(key));
    await deployer.retire(key);
    expect(await identify(before.pid)).toBeUndefined();
    expect(await pidsIn('terms')).toEqual([before.pid]);
  });

  it('starts a crashed component again on the same port', async () => {
    const before = await deployer.ensure(specOf('api@1.2.0#1'));
    await expect(fetch(`${before.url}/crash`)).rejects.toThrow();
    await expect
      .poll(() => deployer.observe('api@1.2.0#1'), { timeout: 10_000 })
      .toMatchObject({ state: 'ready', starts: 2, url: before.url });
    expect(await pidsIn('starts')).toHaveLength(2);
  });

  it('lets a retired component finish what it began, once, and remembers', async () => {
    const key = 'api@1.2.0#1';
    const instance = await deployer.ensure(specOf(key));
    const slow = fetch(`${instance.url}/slow`, { headers: { connection: 'close' } });
    await fetch(`${instance.url}/healthz`);
    await Promise.all([deployer.retire(key), deployer.retire(key)]);
    expect(await (await slow).text()).toBe('slow');
    await deployer.retire(key);
    expect(await pidsIn('terms')).toEqual([instance.pid]);
    expect(await deployer.observe(key)).toMatchObject({ state: 'stopped' });
    await expect(runnerOf(key)).rejects.toThrow();
    expect(await createProcessDeployer({ runDirectory, entry }).list()).toMatchObject([
      { key, state: 'stopped' },
    ]);
  });

  it('kills what does not stop in time', async () => {
    const instance = await deployer.ensure({ ...specOf('deaf', { DEAF: '1' }), drainTimeoutMs: 200 });
    await deployer.retire('deaf');
    expect(await identify(instance.pid)).toBeUndefined();
    expect(await pidsIn('terms')).toEqual([instance.pid]);
  });

  it('says so when a component survives even a kill, and stops it once it no longer does', async () => {
    const [key, spell] = ['immortal', join(runDirectory, 'spell')];
    const immortal = createProcessDeployer({ runDirectory, entry, execArgv: ['--import', sparing(spell)] });
    const { pid } = await immortal.ensure({ ...specOf(key, { DEAF: '1' }), drainTimeoutMs: 100 });
    await writeFile(spell, '');
    await expect(immortal.retire(key)).rejects.toMatchObject({
      refusal: { code: 'deploy.failed', params: { key, reason: `process group ${pid} survives SIGKILL` } },
    });
    await rm(spell);
    await immortal.retire(key);
    expect(await identify(pid)).toBeUndefined();
    expect(await deployer.observe(key)).toMatchObject({ state: 'stopped' });
  });

  it('stops a server behind a shell', async () => {
    const spec = { ...specOf('shell'), command: ['/bin/sh', '-c', `${process.execPath} ${component}; true`] };
    const { url } = await deployer.ensure(spec);
    const slow = fetch(`${url}/slow`, { headers: { connection: 'close' } });
    await fetch(`${url}/healthz`);
    await deployer.retire('shell');
    expect(await (await slow).text()).toBe('slow');
    await expect(fetch(url)).rejects.toThrow();
  });

  it('starts a retired key again when it is wanted again', async () => {
    const first = await deployer.ensure(specOf('api@1.2.0#1'));
    await deployer.retire('api@1.2.0#1');
    const second = await deployer.ensure(specOf('api@1.2.0#1'));
    expect(second).toMatchObject({ state: 'ready', starts: 1 });
    expect(second.pid).not.toBe(first.pid);
  });

  it('gives a component up that crashes at every start, and shows its last words', async () => {
    const ensured = deployer.ensure(specOf('broken', { CRASH: 'no database' }));
    await expect(ensured).rejects.toMatchObject({
      refusal: {
        code: 'deploy.exited',
        params: {
          key: 'broken',
          starts: 5,
          exitCode: 3,
          log: expect.stringContaining('cannot work: no database'),
        },
      },
    });
    const { refusal } = (await ensured.catch((error: unknown) => error)) as RefusalError;
    expect(String(refusal.params['log']).split('cannot work: no database')).toHaveLength(2);
    expect(await deployer.observe('broken')).toMatchObject({ state: 'exited', starts: 5 });
    expect(await pidsIn('starts')).toHaveLength(5);
    expect(await deployer.ensure(specOf('broken'))).toMatchObject({ state: 'ready', starts: 1 });
  });

  it('tells one that was killed from one that is slow', async () => {
    const command = ['/bin/sh', '-c', 'kill -KILL $$'];
    await expect(deployer.ensure({ ...specOf('shot'), command })).rejects.toMatchObject({
      refusal: { code: 'deploy.killed', params: { key: 'shot', starts: 5, signal: 'SIGKILL' } },
    });
  });

  it('tells one that ended also where its time is over before it is given up', async () => {
    const command = ['/bin/sh', '-c', 'exit 7'];
    await expect(
      deployer.ensure({ ...specOf('short'), command, startTimeoutMs: 1_000 }),
    ).rejects.toMatchObject({ refusal: { code: 'deploy.exited', params: { exitCode: 7 } } });
  });

  it('shows the last words of a program that says many of them at every start', async () => {
    const lines = Array.from({ length: 15 }, (_, line) => `echo "line ${line}"`).join('; ');
    const command = ['/bin/sh', '-c', `${lines}; exit 1`];
    const error = await deployer.ensure({ ...specOf('wordy'), command }).catch((thrown: unknown) => thrown);
    const [, ...words] = String((error as RefusalError).refusal.params['log']).split('\n');
    expect(words).toEqual(Array.from({ length: 15 }, (_, line) => `line ${line}`));
  });

  it('says so when a program cannot be started at all', async () => {
    const ensured = deployer.ensure({ ...specOf('missing'), command: ['./no-such-program'] });
    await expect(ensured).rejects.toMatchObject({
      refusal: {
        code: 'deploy.failed',
        params: { reason: expect.stringContaining('./no-such-program cannot be started') },
      },
    });
  });

  it('says so when health does not come in time, and leaves the component to be retired', async () => {
    const spec = { ...specOf('sick'), command: SILENT, startTimeoutMs: 300 };
    await expect(deployer.ensure(spec)).rejects.toMatchObject({ refusal: { code: 'deploy.notReady' } });
    await deployer.retire('sick');
    expect(await deployer.observe('sick')).toMatchObject({ state: 'stopped' });
  });

  it.each([HOUR_MS, -HOUR_MS])('gives a start its time, the clock put by %i ms meanwhile', async (jump) => {
    letClockJump(jump);
    const key = 'api@1.2.0#1';
    expect(await deployer.ensure(specOf(key))).toMatchObject({ state: 'ready', starts: 1 });
    const silent = { ...specOf('silent'), command: SILENT, startTimeoutMs: 300 };
    await expect(deployer.ensure(silent)).rejects.toMatchObject({ refusal: { code: 'deploy.notReady' } });
  });

  it('knows nothing of a key that was never started', async () => {
    expect(await deployer.observe('unknown')).toBeNull();
    await deployer.retire('unknown');
    expect(await deployer.list()).toEqual([]);
  });
});

/** A module for a runner's process: no kill reaches anybody while the file `spell` is there, as in a hanging system call. */
const sparing = (spell: string): string =>
  `data:text/javascript,${encodeURIComponent(`
    import { existsSync } from 'node:fs';
    const kill = process.kill;
    process.kill = (pid, signal) =>
      signal === 'SIGKILL' && existsSync(${JSON.stringify(spell)}) ? true : kill.call(process, pid, signal);
  `)}`;

async function answersOf(child: ChildProcess): Promise<number[]> {
  let said = '';
  child.stdout?.on('data', (part: Buffer) => {
    said += String(part);
  });
  await once(child, 'close');
  return said
    .split('\n')
    .filter((line) => /^\d+$/.test(line))
    .map(Number);
}
