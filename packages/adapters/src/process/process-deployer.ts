import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RefusalError } from '@tminus/domain';
import type { Deployer, Instance, InstanceSpec } from '@tminus/engine';
import { inheritedEnvironment } from './component-child.ts';
import { ControlUnreachable, callControl } from './control-client.ts';
import {
  fileNameOf,
  isOver,
  type KeptInstance,
  listKept,
  logFileOf,
  readKept,
  toInstance,
  urlOf,
} from './kept-instance.ts';
import { isHealthy } from './probe-health.ts';
import { isRunning } from './process-identity.ts';
import { logTail, spawnDetached } from './spawn-detached.ts';
import { startProcess } from './start-process.ts';

export interface ProcessDeployerOptions {
  /** Where runners keep their sockets, states and logs. */
  readonly runDirectory: string;
  /** The runnable file of the instance runner. */
  readonly entry: string;
  readonly execArgv?: readonly string[];
}

const CALL_MS = 5_000;
const RUNNER_START_MS = 10_000;
const LOG_LINES = 20;

/**
 * Runs components as processes of this machine, each under a runner that outlives us. A key's runner holds an
 * exclusive socket, so that however many controllers ask, and wherever they are killed, a key is started once. A
 * runner that was killed leaves its component serving; the next call for the key starts another, which adopts it.
 */
export function createProcessDeployer(
  options: ProcessDeployerOptions,
): Deployer & { stopAll(): Promise<void> } {
  const directory = resolve(options.runDirectory);

  const call = <T>(key: string, verb: string, body: unknown = null, timeoutMs = CALL_MS): Promise<T> =>
    callControl<T>({ directory, name: fileNameOf(key), verb, body, timeoutMs });

  const isRunnerUp = async (key: string): Promise<boolean> => {
    const hello = await orUnreachable(call<{ isEnding: boolean }>(key, 'hello'));
    return hello !== UNREACHABLE && !hello.isEnding;
  };

  const startRunner = async (key: string, withinMs: number): Promise<void> => {
    const runnerLog = join(directory, `${fileNameOf(key)}.runner.log`);
    const isUp = await startProcess({
      directory,
      name: fileNameOf(key),
      isUp: () => isRunnerUp(key),
      spawn: () =>
        spawnDetached({
          command: process.execPath,
          args: [...(options.execArgv ?? []), options.entry, '--run', directory, '--key', key],
          cwd: directory,
          env: inheritedEnvironment(process.env),
          logFile: runnerLog,
        }),
      withinMs,
    });
    if (isUp) return;
    throw new RefusalError('deploy.failed', { key, reason: `its runner does not start, see ${runnerLog}` });
  };

  /** Hands the spec, secrets included, to the key's runner: over the socket, never over the disk. */
  const handOver = async (spec: InstanceSpec): Promise<void> => {
    const deadline = performance.now() + RUNNER_START_MS + spec.drainTimeoutMs;
    while (performance.now() < deadline) {
      await startRunner(spec.key, deadline - performance.now());
      const answer = await orUnreachable(call<{ isAccepted: boolean }>(spec.key, 'ensure', spec));
      if (answer !== UNREACHABLE && answer.isAccepted) return;
      await sleep(20);
    }
    throw new RefusalError('deploy.failed', { key: spec.key, reason: 'its runner does not answer' });
  };

  const observe = async (key: string): Promise<Instance | null> => {
    const answer = await orUnreachable(call<Instance | null>(key, 'observe'));
    if (answer !== UNREACHABLE) return answer;
    const kept = await readKept(directory, key);
    return kept ? observeWithoutRunner(kept) : null;
  };

  const ensure = async (spec: InstanceSpec): Promise<Instance> => {
    await handOver(spec);
    const deadline = performance.now() + spec.startTimeoutMs;
    for (;;) {
      const seen = await observe(spec.key);
      if (seen?.state === 'ready') return seen;
      const isGivenUp =
        (seen?.state === 'exited' || seen?.state === 'stopped') && (await isRecordedOver(spec.key));
      if (isGivenUp || performance.now() >= deadline) throw await notReady(spec);
      // Its runner may have been killed since.
      if (!(await isRunnerUp(spec.key)) && !(await isRecordedOver(spec.key))) await handOver(spec);
      await sleep(40);
    }
  };

  const isRecordedOver = async (key: string): Promise<boolean> => {
    const kept = await readKept(directory, key);
    return kept !== undefined && isOver(kept);
  };

  /** Why an instance does not serve: it ended, and how, or it lives and is only slow. */
  const notReady = async ({ key, startTimeoutMs }: InstanceSpec): Promise<RefusalError> => {
    const kept = await readKept(directory, key);
    const log = `${logFileOf(directory, key)}:\n${await logTail(logFileOf(directory, key), LOG_LINES)}`;
    const isGone = kept?.child == null || !(await isRunning(kept.child));
    const { code = null, signal = null } = (isGone ? kept?.exit : null) ?? {};
    const starts = kept?.starts ?? 0;
    if (code !== null) return new RefusalError('deploy.exited', { key, starts, exitCode: code, log });
    if (signal !== null) return new RefusalError('deploy.killed', { key, starts, signal, log });
    if (kept !== undefined && isOver(kept)) return new RefusalError('deploy.failed', { key, reason: log });
    return new RefusalError('deploy.notReady', { key, seconds: startTimeoutMs / 1_000, log });
  };

  const retire = async (key: string): Promise<void> => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const kept = await readKept(directory, key);
      if (isGone(kept) && !(await isRunnerUp(key))) return;
      await startRunner(key, RUNNER_START_MS);
      const patience = (kept?.drainTimeoutMs ?? 0) + 15_000;
      const answer = await orUnreachable(call<null>(key, 'retire', null, patience));
      // A runner that was about to leave answers, too, and has stopped nothing: the record counts.
      if (answer !== UNREACHABLE && isGone(await readKept(directory, key))) return;
    }
    throw new RefusalError('deploy.failed', { key, reason: 'it could not be stopped' });
  };

  const list = async (): Promise<Instance[]> => {
    const kept = await listKept(directory);
    const seen = await Promise.all(kept.map((one) => observe(one.key)));
    return seen.filter((instance) => instance !== null);
  };

  return {
    ensure,
    observe,
    retire,
    list,
    stopAll: async () => {
      const kept = await listKept(directory);
      await Promise.all(kept.map((one) => retire(one.key)));
    },
  };
}

/** A component whose runner was killed still serves: it is looked at directly. */
async function observeWithoutRunner(kept: KeptInstance): Promise<Instance> {
  if (kept.phase === 'stopped' || kept.phase === 'exited') return toInstance(kept, kept.phase, false);
  if (!kept.child || !(await isRunning(kept.child))) return toInstance(kept, 'exited', false);
  if (kept.phase === 'live' && (await isHealthy(urlOf(kept) + kept.healthPath)))
    return toInstance(kept, 'ready', false);
  return toInstance(kept, kept.wasReady ? 'unhealthy' : 'starting', false);
}

/** Nothing was ever started, or all of it is stopped. */
const isGone = (kept: KeptInstance | undefined): boolean => kept === undefined || kept.phase === 'stopped';

const UNREACHABLE = Symbol('unreachable');

async function orUnreachable<T>(answer: Promise<T>): Promise<T | typeof UNREACHABLE> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ControlUnreachable) return UNREACHABLE;
    throw error;
  }
}
