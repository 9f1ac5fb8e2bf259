import { spawn } from 'node:child_process';
import { RefusalError } from '@tminus/domain';
import { inheritedEnvironment, signalGroup } from '../process/component-child.ts';

export const BUILD_TIMEOUT_MS = 30 * 60_000;
/** From being asked to end to being killed. */
const GRACE_MS = 3_000;
const KEPT_OUTPUT_LINES = 20;

/**
 * Runs a build command in a directory, without a shell. Refuses `deploy.failed` with its last lines when it fails,
 * takes longer than half an hour, or is stopped by `signal`.
 */
export function runBuild(
  cwd: string,
  [program = '', ...args]: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const shown = [program, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: inheritedEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what the command itself started ends with it.
      detached: true,
    });
    const timers: NodeJS.Timeout[] = [];
    const signalAfter = (ms: number, name: NodeJS.Signals): void => {
      const { pid } = child;
      if (pid !== undefined) timers.push(setTimeout(() => signalGroup(pid, name), ms));
    };
    const stop = (): void => {
      signalAfter(0, 'SIGTERM');
      signalAfter(GRACE_MS, 'SIGKILL');
    };
    const end = (reason: string | null): void => {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      if (reason === null) resolve();
      else reject(new RefusalError('deploy.failed', { key: shown, reason }));
    };
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).split('\n').slice(-KEPT_OUTPUT_LINES).join('\n');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => end(error.message));
    child.on('close', (code, name) => {
      if (code === 0) end(null);
      else end(`${name === null ? `exit ${code}` : `stopped by ${name}`}\n${output.trim()}`);
    });
    signalAfter(BUILD_TIMEOUT_MS, 'SIGKILL');
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
