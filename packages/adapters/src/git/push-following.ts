import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal, RefusalError } from '@tminus/domain';
import type { PushedRefs } from '@tminus/engine';
import { tryGit } from './git-process.ts';
import { type MergeBackRequest, mergeBack } from './merge-back.ts';
import { isContended } from './push-failure.ts';
import { type PushOptions, pushRefs } from './push-refs.ts';
import { resolveObject } from './revision.ts';
import { isAncestor } from './worktrees.ts';

/** Each time that somebody else pushed meanwhile costs one. */
const ATTEMPTS = 4;

/** Until a push is tried again that another one was in the way of (ms). */
const CONTENDED_MS = 1_000;

/** As long as looking at what a remote has may take (ms). */
const FETCH_LIMIT_MS = 120_000;

/**
 * Pushes as `pushRefs` does. Where the remote has moved a branch of `follow` on meanwhile, that is fetched and merged, and
 * all of it pushed again; so is what another push was in the way of. Also refuses as `mergeOrRefuse` does.
 */
export async function pushFollowing(
  repo: string,
  refs: PushedRefs,
  options: PushOptions = {},
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pushRefs(repo, refs, options);
    } catch (error) {
      if (attempt === ATTEMPTS || !isRefusal(error, 'git.pushRejected')) throw error;
      if (await takeUp(repo, refs, options)) continue;
      if (!isContended(String(error.refusal.params['reason']))) throw error;
      await sleep(CONTENDED_MS, undefined, options.signal === undefined ? {} : { signal: options.signal });
    }
  }
}

/** Whether there was anything to take up: else the push was refused for another reason. */
async function takeUp(
  repo: string,
  { remote, follow = [] }: PushedRefs,
  { signal }: PushOptions,
): Promise<boolean> {
  let isMoved = false;
  for (const target of follow) {
    const there = `refs/remotes/${remote}/${target}`;
    const args = ['fetch', '--quiet', '--no-tags', remote, `+refs/heads/${target}:${there}`];
    const call = { repo, args, timeoutMs: FETCH_LIMIT_MS };
    const fetched = await tryGit(signal === undefined ? call : { ...call, signal });
    if (fetched.exitCode !== 0 || (await resolveObject(repo, `refs/heads/${target}`)) === null) continue;
    if (await isAncestor(repo, there, `refs/heads/${target}`)) continue;
    const message = `Merge remote-tracking branch '${remote}/${target}' into ${target}`;
    await mergeOrRefuse(repo, { source: there, target, message });
    isMoved = true;
  }
  return isMoved;
}

/** Brings a commit into a branch, or refuses with `git.mergeConflict` or `git.mergeCheckedOut`. */
export async function mergeOrRefuse(repo: string, request: MergeBackRequest): Promise<void> {
  const merged = await mergeBack(repo, request);
  const { source, target: branch } = request;
  if (merged.outcome === 'conflict')
    throw new RefusalError('git.mergeConflict', { branch, source, files: merged.files.join(', ') });
  if (merged.outcome === 'checkedOut') {
    const { workTree, reason, command } = merged;
    throw new RefusalError('git.mergeCheckedOut', { branch, workTree, reason, command });
  }
}
