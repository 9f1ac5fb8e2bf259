import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './socket-path.ts';

export interface DetachedProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Standard output and error are appended to this file. */
  readonly logFile: string;
}

/**
 * Starts a process in a session of its own, without terminal or pipes to us: it lives on when we die, however we
 * die. Rejects when the program cannot be started.
 */
export async function spawnDetached(
  wanted: DetachedProcess,
  onExit?: (code: number | null, signal: NodeJS.Signals | null) => void,
): Promise<number> {
  await mkdir(dirname(wanted.logFile), { recursive: true, mode: 0o700 });
  const log = await open(wanted.logFile, 'a', 0o600);
  try {
    const child = spawn(wanted.command, wanted.args, {
      cwd: wanted.cwd,
      env: wanted.env,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    if (onExit) child.once('exit', onExit);
    else child.unref();
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('spawn', () => resolve(child.pid ?? 0));
    });
  } finally {
    await log.close();
  }
}

/** The last lines of a log file, at most 16 KiB of it; empty when there is none. */
export async function logTail(file: string, lines: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  });
  return lastOnce(text.slice(-16_384).trimEnd().split('\n')).slice(-lines).join('\n');
}

/** What repeats itself at the end, as the words of a program that dies at every start, only once. */
function lastOnce(lines: readonly string[]): readonly string[] {
  for (let size = 1; size * 2 <= lines.length; size += 1) {
    const last = lines.slice(-size);
    let start = lines.length - size;
    while (start > 0 && lines[start - 1] === lines[start - 1 + size]) start -= 1;
    if (lines.length - start >= size * 2 && last.some((line) => /\p{L}/u.test(line)))
      return [...lines.slice(0, start), ...last];
  }
  return lines;
}
