import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { LoadFailure, LoadOrder, LoadReport } from './load-report.ts';

/** What the load has done so far. */
export interface LoadCounts {
  readonly total: number;
  readonly failed: number;
  readonly failures: readonly LoadFailure[];
}

export interface Load {
  counts(): LoadCounts;
  /** Sends nothing more, waits for what is under way (or gives it up after some seconds), and tells the end. */
  stop(): Promise<LoadCounts>;
}

const STOP_TIMEOUT_MS = 10_000;

/** Starts a load generator in a process of its own, which ends with its reader. `entry` is what plain `node` runs. */
export function startLoad(entry: string, order: LoadOrder): Load {
  const child = spawn(process.execPath, [entry, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let counts: LoadCounts = { total: 0, failed: 0, failures: [] };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { total, failed, failures } = JSON.parse(line) as LoadReport;
    counts = { total, failed, failures: [...counts.failures, ...failures] };
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  // Whoever stops the load hears of the error; before that there is nobody to tell.
  ended.catch(() => {});
  return {
    counts: () => counts,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended.finally(() => clearTimeout(timer));
      return counts;
    },
  };
}
