import { isRefusal, RefusalError } from '@tminus/domain';
import type { IntendedRefs, PushedRefs } from '@tminus/engine';
import { type GitResult, tryGit } from './git-process.ts';
import { resolveObject } from './revision.ts';
import { isAncestor } from './worktrees.ts';

/** As long as a push may take, hooks of the other side included (ms). */
const PUSH_LIMIT_MS = 120_000;

/** As long as a remote may take to say what it would take; well below what a client waits for an answer (ms). */
const CHECK_LIMIT_MS = 8_000;

/** For git to end once it is told to (ms). */
const GRACE_MS = 500;

export interface PushOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/**
 * Pushes branches and tags, all of them or none (`--atomic`), and never by force; what is there already is left alone,
 * so that a push that was cut off may be repeated. A branch of which the remote is known to have more than is here needs
 * no push. Refuses `git.remoteMissing`, `git.remoteUnreachable` and
 * `git.pushRejected`; none of them tells a password that the remote's address may hold.
 */
export async function pushRefs(
  repo: string,
  { remote, branches, tags }: PushedRefs,
  { signal, timeoutMs = PUSH_LIMIT_MS }: PushOptions = {},
): Promise<void> {
  await requireRemote(repo, remote);
  const refs = tags.map((name) => `refs/tags/${name}`);
  for (const name of branches)
    if (!(await isAhead(repo, remote, name, `refs/heads/${name}`))) refs.push(`refs/heads/${name}`);
  const specs = refs.map((ref) => `${ref}:${ref}`);
  await push(repo, [remote, ...specs], { timeoutMs, ...(signal !== undefined && { signal }) });
}

/**
 * Sees that a remote would take all of it, by a push that sends nothing; hooks are asked on neither side. Refuses as
 * `pushRefs` does.
 */
export async function checkPush(
  repo: string,
  { remote, branch, sha, tags }: Pick<IntendedRefs, 'branch' | 'sha' | 'tags'> & { readonly remote: string },
  { signal, timeoutMs = CHECK_LIMIT_MS }: PushOptions = {},
): Promise<void> {
  await requireRemote(repo, remote);
  const specs: string[] = [];
  if (!(await isAhead(repo, remote, branch, sha))) specs.push(`${sha}:refs/heads/${branch}`);
  for (const name of tags) {
    const ref = `refs/tags/${name}`;
    // One that is to be made yet stands in as its commit: what is there already under this name is refused all the same.
    specs.push(`${(await resolveObject(repo, ref)) === null ? sha : ref}:${ref}`);
  }
  const dry = ['--dry-run', '--no-verify', remote, ...specs];
  await push(repo, dry, { timeoutMs, ...(signal !== undefined && { signal }) });
}

/** Sees that a remote answers one who reads. Refuses `git.remoteMissing` and `git.remoteUnreachable`. */
export async function checkRead(
  repo: string,
  remote: string,
  { signal, timeoutMs = CHECK_LIMIT_MS }: PushOptions = {},
): Promise<void> {
  await requireRemote(repo, remote);
  const args = ['ls-remote', '--quiet', remote, 'HEAD'];
  await ask(repo, remote, args, { timeoutMs, ...(signal !== undefined && { signal }) });
}

async function requireRemote(repo: string, remote: string): Promise<void> {
  const known = await tryGit({ repo, args: ['remote', 'get-url', remote] });
  if (known.exitCode !== 0) throw new RefusalError('git.remoteMissing', { remote, repo });
}

type Limits = PushOptions & { readonly timeoutMs: number };

/** Words after the options: those of git's own, the remote, and references. */
async function push(repo: string, words: readonly string[], limits: Limits): Promise<void> {
  const remote = words.find((word) => !word.startsWith('-')) ?? '';
  // Without any reference, git would choose some itself.
  if (words.at(-1) === remote) return;
  await ask(repo, remote, ['push', '--atomic', '--porcelain', '--no-follow-tags', ...words], limits);
}

async function ask(repo: string, remote: string, args: readonly string[], limits: Limits): Promise<void> {
  const asking = tryGit({ repo, args, ...limits });
  const result = await inTime(asking, limits.timeoutMs + GRACE_MS).catch((error: unknown) => {
    // Nobody knows whether it came through, and the next push will see.
    if (isRefusal(error, 'git.failed')) throw unreachable(remote, String(error.refusal.params['reason']));
    throw error;
  });
  if (result.exitCode !== 0) throw failureOf(remote, result);
}

/** Whether a remote's branch, as far as it was fetched, has all of what is here, and more. */
async function isAhead(repo: string, remote: string, branch: string, what: string): Promise<boolean> {
  const there = await resolveObject(repo, `refs/remotes/${remote}/${branch}^{commit}`);
  if (there === null) return false;
  const here = await resolveObject(repo, `${what}^{commit}`);
  return here === null || (here !== there && (await isAncestor(repo, here, there)));
}

/** What was stopped may have children that keep its output open: those are not waited for. */
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
    .map(([, refs = '', reason = '']) => ({
      name: refs
        .split(':')
        .at(-1)
        ?.replace(/^refs\/\w+\//, ''),
      reason,
    }));
  if (refused.length === 0) {
    const reason = tellingLine(stderr);
    // A branch or tag that is not here; the remote was not even asked.
    if (/\bsrc refspec\b/.test(reason)) return new RefusalError('git.pushRejected', { remote, reason });
    return unreachable(remote, reason);
  }
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

/** Up to the last `@` before a `/`: a password may hold more of them, and git itself strips only to the first. */
const withoutCredentials = (text: string): string =>
  text.replace(/(?<=\/\/)[^\s/]*@|[^\s/'"]*:[^\s/]*@/g, '');
