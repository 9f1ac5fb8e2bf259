import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const bin = fileURLToPath(new URL('../../packages/cli/bin/tminus.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();

// A test that failed half-way leaves its processes behind: they end with its file.
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The built command line as a process of its own. Its pid is the program's own: no shell between. */
export function startTminus(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess & { finished: Promise<Finished> } {
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', TMINUS_LANG: 'en', ...env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const finished = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return Object.assign(child, { finished });
}

/** Runs the command line to its end. */
export const tminus = (args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Finished> =>
  startTminus(args, env).finished;

/** Waits until something holds; fails with what was waited for. Polls, because processes cannot be awaited from outside. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
