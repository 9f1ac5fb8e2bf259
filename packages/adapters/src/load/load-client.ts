import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { countBetween, type LoadCounters, type LoadSecond } from './load-counters.ts';
import type { LoadPlan } from './load-plan.ts';

export interface LoadOptions extends Pick<LoadPlan, 'targets'>, Partial<Omit<LoadPlan, 'targets'>> {
  /** The runnable file of the load generator. */
  readonly entry: string;
  readonly execArgv?: readonly string[];
}

/** Load that is under way. */
export interface RunningLoad {
  readonly pid: number;
  /** The last report; null before the first. */
  latest(): LoadCounters | null;
  /** How many requests sent between two moments (epoch ms, in whole seconds) failed, as far as reported. */
  failedBetween(from: number, to: number): number;
  /** The same of those that were answered well, but late. */
  slowBetween(from: number, to: number): number;
  /**
   * Sends nothing more, waits for what is in flight, and returns the final report, however often it is called.
   * Rejects when the generator died without one: its counts would look better than they are.
   */
  stop(): Promise<LoadCounters>;
  /** Like `stop`, but lets the planned time run out. */
  readonly done: Promise<LoadCounters>;
}

/**
 * Starts users who send requests at a steady rate, on connections they keep, and never ask twice. Ends by itself
 * after `durationMs` (ten minutes unless told), and when this process dies.
 */
export function startLoad({ entry, execArgv, ...wanted }: LoadOptions): RunningLoad {
  const plan: LoadPlan = {
    users: 1_000,
    durationMs: 600_000,
    reportEveryMs: 500,
    timeoutMs: 10_000,
    slowAfterMs: 500,
    maxInFlight: 500,
    ...wanted,
  };
  const child = fork(entry, [JSON.stringify(plan)], {
    execArgv: [...(execArgv ?? [])],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const seconds = new Map<number, LoadSecond>();
  let latest: LoadCounters | null = null;

  const done = new Promise<LoadCounters>((resolve, reject) => {
    child.once('error', reject);
    if (!child.stdout) return;
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      latest = JSON.parse(line) as LoadCounters;
      for (const second of latest.seconds) seconds.set(second.at, second);
    });
    lines.once('close', () => {
      if (latest?.isFinal) resolve(latest);
      else reject(new Error('the load generator ended without a final report'));
    });
  });
  // Whoever never asks for `done` must not die of its rejection; `stop` still reports it.
  done.catch(() => undefined);

  return {
    pid: child.pid ?? 0,
    latest: () => latest,
    failedBetween: (from, to) => countBetween(seconds.values(), 'failed', from, to),
    slowBetween: (from, to) => countBetween(seconds.values(), 'slow', from, to),
    stop: () => {
      // A generator that was killed meanwhile does not hear it; `done` tells.
      if (child.connected) child.send('stop', () => undefined);
      return done;
    },
    done,
  };
}
