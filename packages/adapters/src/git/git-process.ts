import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { RefusalError } from '@tminus/domain';
import { gitFailure } from './git-failure.ts';

export interface GitCall {
  /** Any directory inside the repository, or a bare repository. */
  readonly repo: string;
  /** Subcommand first. */
  readonly args: readonly string[];
  /** For its stdin; git starts while it is still awaited, and is stopped when it fails. */
  readonly input?: string | Uint8Array | Promise<string>;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Milliseconds until git is stopped and the call refused; ten minutes when left out. */
  readonly timeoutMs?: number;
}

export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const TIMEOUT_MS = 600_000;
const STDERR_LIMIT = 16_384;

/** Settings of the user that would change the bytes on stdout, or take locks that a reader must not take. */
const NEUTRAL = [
  '--no-pager',
  '--no-optional-locks',
  '-c',
  'core.quotepath=off',
  '-c',
  'color.ui=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'log.showRoot=true',
];

/** Set by git for its hooks; they would redirect a call away from the repository it names. */
const REPOSITORY_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_EXTERNAL_DIFF',
];

interface Ending {
  readonly exitCode: number | null;
  readonly stderr: string;
  /** Set when git could not be started. */
  readonly error: NodeJS.ErrnoException | null;
  readonly timedOut: boolean;
}

/**
 * Starts git at once and yields its stdout as it comes. Leaving the loop early stops git. Refuses with
 * `git.missing`, `git.notARepository` or `git.failed` after the last chunk; rejects with the signal's reason.
 */
export function streamGit(call: GitCall): AsyncGenerator<Buffer, void, undefined> {
  return chunksOf(call, startGit(call));
}

async function* chunksOf(
  call: GitCall,
  { stdout, ending, stop }: ReturnType<typeof startGit>,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of stdout) yield chunk as Buffer;
    const end = await ending;
    call.signal?.throwIfAborted();
    if (end.exitCode !== 0 || end.error !== null) throw failureOf(call, end);
  } finally {
    stop();
  }
}

/** Runs git to its end whatever its exit code; refuses only when git is missing or takes too long. */
export async function tryGit(call: GitCall): Promise<GitResult> {
  const { stdout, ending, stop } = startGit(call);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stdout) chunks.push(chunk as Buffer);
    const end = await ending;
    call.signal?.throwIfAborted();
    if (end.exitCode === null) throw failureOf(call, end);
    return { exitCode: end.exitCode, stdout: Buffer.concat(chunks), stderr: end.stderr };
  } finally {
    stop();
  }
}

/** Runs git and returns its stdout; refuses as `streamGit` does. */
export async function runGit(call: GitCall): Promise<Buffer> {
  const result = await tryGit(call);
  if (result.exitCode === 0) return result.stdout;
  throw gitFailure(call, result.stderr, result.exitCode);
}

function failureOf(call: GitCall, end: Ending): RefusalError {
  if (end.error?.code === 'ENOENT') return new RefusalError('git.missing', {}, { cause: end.error });
  if (end.timedOut) return gitFailure(call, `stopped after ${call.timeoutMs ?? TIMEOUT_MS} ms`, null);
  return gitFailure(call, end.error?.message ?? end.stderr, end.exitCode);
}

function startGit(call: GitCall): { stdout: Readable; ending: Promise<Ending>; stop: () => void } {
  call.signal?.throwIfAborted();
  const words = [...NEUTRAL, '-C', call.repo, ...call.args];
  const options = { env: environment(call.env), windowsHide: true };
  // A pipe that nothing goes through costs as much as the two that are needed.
  const child =
    call.input === undefined
      ? spawn('git', words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('git', words, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  let timedOut = false;
  const stop = (): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  };
  const timer = setTimeout(() => {
    timedOut = true;
    stop();
  }, call.timeoutMs ?? TIMEOUT_MS);
  call.signal?.addEventListener('abort', stop, { once: true });
  const ending = endOf(child).then((end) => {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', stop);
    return { ...end, timedOut };
  });
  // Without a listener Node throws away what is unread when git ends before somebody reads.
  child.stdout.on('readable', () => undefined);
  // A git that ends without reading its input closes the pipe; its exit code tells what happened.
  child.stdin?.on('error', () => undefined);
  Promise.resolve(call.input).then((input) => child.stdin?.end(input), stop);
  return { stdout: child.stdout, ending, stop };
}

function endOf(
  child: ChildProcessByStdio<Writable | null, Readable, Readable>,
): Promise<Omit<Ending, 'timedOut'>> {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_LIMIT);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ exitCode: null, stderr, error }));
    child.once('close', (exitCode) => resolve({ exitCode, stderr, error: null }));
  });
}

function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !REPOSITORY_VARIABLES.includes(name));
  return { ...Object.fromEntries(inherited), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...extra };
}
