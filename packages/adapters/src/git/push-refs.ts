import { isRefusal, RefusalError } from '@tminus/domain';
import type { IntendedRefs, PushedRefs } from '@tminus/engine';
import { type GitResult, tryGit } from './git-process.ts';
import { pushFailure, remoteUnreachable, tellingLine } from './push-failure.ts';
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
 * no push. Refuses `git.remoteMissing`, and as `pushFailure` does; none of it tells a password that the remote's address
 * may hold.
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
  const result = await ask(repo, remote, args, { timeoutMs, ...(signal !== undefined && { signal }) });
  if (result.exitCode !== 0) throw remoteUnreachable(remote, tellingLine(result.stderr));
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
  const args = ['push', '--atomic', '--porcelain', '--no-follow-tags', ...words];
  const result = await ask(repo, remote, args, limits);
  if (result.exitCode !== 0) throw pushFailure(remote, result);
}

async function ask(
  repo: string,
  remote: string,
  args: readonly string[],
  limits: Limits,
): Promise<GitResult> {
  const asking = tryGit({ repo, args, ...limits });
  const result = await inTime(asking, limits.timeoutMs + GRACE_MS).catch((error: unknown) => {
    // Nobody knows whether it came through, and the next push will see.
    if (isRefusal(error, 'git.failed'))
      throw remoteUnreachable(remote, String(error.refusal.params['reason']));
    throw error;
  });
  return result;
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
