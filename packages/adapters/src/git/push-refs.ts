import { isRefusal, RefusalError } from '@tminus/domain';
import type { PushedRefs } from '@tminus/engine';
import { type GitResult, tryGit } from './git-process.ts';

/** As long as a push may take, hooks of the other side included (ms). */
const PUSH_LIMIT_MS = 120_000;

/** For git to end once it is told to (ms). */
const GRACE_MS = 500;

interface PushOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/**
 * Pushes branches and tags, all of them or none (`--atomic`), and never by force; what is there already is left alone,
 * so that a push that was cut off may be repeated. Refuses `git.remoteMissing`, `git.remoteUnreachable` and
 * `git.pushRejected`; none of them tells a password that the remote's address may hold.
 */
export async function pushRefs(
  repo: string,
  { remote, branches, tags }: PushedRefs,
  { signal, timeoutMs = PUSH_LIMIT_MS }: PushOptions = {},
): Promise<void> {
  const known = await tryGit({ repo, args: ['remote', 'get-url', remote] });
  if (known.exitCode !== 0) throw new RefusalError('git.remoteMissing', { remote, repo });
  const refs = [...branches.map((name) => `refs/heads/${name}`), ...tags.map((name) => `refs/tags/${name}`)];
  const args = [
    'push',
    '--atomic',
    '--porcelain',
    '--no-follow-tags',
    remote,
    ...refs.map((ref) => `${ref}:${ref}`),
  ];
  const pushing = tryGit({ repo, args, timeoutMs, ...(signal !== undefined && { signal }) });
  const result = await inTime(pushing, timeoutMs + GRACE_MS).catch((error: unknown) => {
    // Nobody knows whether it came through, and the next push will see.
    if (isRefusal(error, 'git.failed')) throw unreachable(remote, String(error.refusal.params['reason']));
    throw error;
  });
  if (result.exitCode !== 0) throw failureOf(remote, result);
}

/** A push that was stopped may have children that keep its output open: those are not waited for. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refusal = new RefusalError('git.failed', { command: 'push', reason: `stopped after ${ms} ms` });
    timer = setTimeout(() => reject(refusal), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function failureOf(remote: string, { stdout, stderr }: GitResult): RefusalError {
  const refused = stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.split('\t'))
    .map(([, refs = '', reason = '']) => ({ name: refs.split(':')[0]?.replace(/^refs\/\w+\//, ''), reason }));
  if (refused.length === 0) return unreachable(remote, tellingLine(stderr));
  // Of an atomic push every reference is refused; the others than the culprit only because of it.
  const culprits = refused.filter(({ reason }) => !reason.includes('atomic'));
  const told = (culprits.length > 0 ? culprits : refused).map(({ name, reason }) => `${name} ${reason}`);
  return new RefusalError('git.pushRejected', { remote, reason: told.join(', ') });
}

const unreachable = (remote: string, reason: string): RefusalError =>
  new RefusalError('git.remoteUnreachable', { remote, reason: withoutCredentials(reason) });

/** The first line that says something, not git's advice after it. */
function tellingLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  return lines.find((line) => /^(?:fatal|error|ssh):/.test(line)) ?? lines.find((line) => line !== '') ?? '';
}

const withoutCredentials = (text: string): string => text.replace(/\/\/[^\s/@]*@/g, '//');
