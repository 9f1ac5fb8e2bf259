import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Started = ChildProcess & { readonly ended: Promise<Ended> };

/** The built command line, and what starts it. */
export interface Program {
  /** The directory of the runnable files. */
  readonly dist: string;
  start(args: readonly string[]): Started;
  /** Runs it to its end; killed after `timeoutMs`. */
  run(args: readonly string[], timeoutMs: number): Promise<Ended>;
  remove(): Promise<void>;
}

/** Copies what was built: a build meanwhile must not change what is under test. */
export async function copyProgram(): Promise<Program> {
  const cache = join(ROOT, 'node_modules', '.cache', 'tminus');
  await mkdir(cache, { recursive: true });
  const home = await mkdtemp(join(cache, 'torture-'));
  for (const part of ['bin', 'dist', 'package.json'])
    await cp(join(ROOT, 'packages', 'cli', part), join(home, part), { recursive: true });
  const entry = join(home, 'bin', 'tminus.js');
  const start = (args: readonly string[]): Started => startProgram(entry, args);
  return {
    dist: join(home, 'dist'),
    start,
    run: async (args, timeoutMs) => {
      const started = start(args);
      const timer = setTimeout(() => started.kill('SIGKILL'), timeoutMs);
      return started.ended.finally(() => clearTimeout(timer));
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** The pid is the program's own: no shell between. */
function startProgram(entry: string, args: readonly string[]): Started {
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', TMINUS_LANG: 'en' },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
  }));
  return Object.assign(child, { ended });
}
