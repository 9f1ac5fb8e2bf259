import { RefusalError } from '@tminus/domain';
import { branchTip } from './branches.ts';
import { gitFailure } from './git-failure.ts';
import { tryGit } from './git-process.ts';
import { commitMerge, mergeTrees } from './merge-commit.ts';
import { resolveCommit, resolveObject } from './revision.ts';
import { isAncestor, workTreeOf } from './worktrees.ts';

export interface MergeBackRequest {
  /** What is merged: a tag, a branch, a commit. */
  readonly source: string;
  /** Branch that takes it, without `refs/heads/`. */
  readonly target: string;
  /** Of the merge commit, where one is needed. */
  readonly message: string;
}

export type MergeBack =
  /** The branch has it already. */
  | { readonly outcome: 'contained'; readonly at: string }
  | { readonly outcome: 'fastForwarded' | 'merged'; readonly from: string; readonly to: string }
  /** Nothing was changed. */
  | { readonly outcome: 'conflict'; readonly files: readonly string[] }
  /** The branch is checked out, and git would have overwritten work there. Nothing was changed. */
  | {
      readonly outcome: 'checkedOut';
      readonly workTree: string;
      readonly reason: string;
      readonly command: string;
    };

/** Each time that somebody else moved the branch meanwhile costs one. */
const ATTEMPTS = 8;

/**
 * Brings a commit into a branch: by moving the branch forward where that is enough, else by a merge commit. No work tree
 * is touched but one that has the branch checked out, where git itself protects what is not committed. A local branch
 * that only lags behind `origin`'s is taken forward to that first, one that is missing is made from it.
 *
 * The branch moves last, at once, and only from where it was looked at: killed at any moment it has all of the merge or
 * nothing, again it says `contained`, and of two at a time one goes on from the other's result. Refuses with
 * `git.unknownRevision`, `git.tooOld`, `git.identityMissing`, `git.signingFailed`, `git.branchBusy`.
 */
export async function mergeBack(repo: string, request: MergeBackRequest): Promise<MergeBack> {
  const source = await resolveCommit(repo, request.source);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await tryOnce(repo, request, source);
    if (found !== null) return found;
  }
  throw new RefusalError('git.branchBusy', { branch: request.target });
}

/** Null when the branch was moved by somebody else meanwhile. */
async function tryOnce(repo: string, request: MergeBackRequest, source: string): Promise<MergeBack | null> {
  const { local, tip } = await branchTip(repo, request.target);
  if (await isAncestor(repo, source, tip)) {
    // What origin has is enough; the local branch may stay behind.
    return { outcome: 'contained', at: tip };
  }
  const forward = await isAncestor(repo, tip, source);
  const merged = forward ? null : await mergeTrees(repo, tip, source);
  if (merged?.ok === false) return { outcome: 'conflict', files: merged.files };
  const to =
    merged === null
      ? source
      : await commitMerge(repo, { tree: merged.tree, parents: [tip, source], message: request.message });
  const refused = await moveBranch(repo, request, local, to);
  if (refused === 'moved') return null;
  return refused ?? { outcome: merged === null ? 'fastForwarded' : 'merged', from: tip, to };
}

/** Null when the branch is at `to` now. */
async function moveBranch(
  repo: string,
  { source, target }: MergeBackRequest,
  local: string | null,
  to: string,
): Promise<MergeBack | 'moved' | null> {
  const workTree = await workTreeOf(repo, target);
  const ref = `refs/heads/${target}`;
  const call =
    workTree === null
      ? { repo, args: ['update-ref', '-m', `merge ${source}: by tminus`, ref, to, local ?? ''] }
      : { repo: workTree, args: ['merge', '--quiet', '--ff-only', '--no-autostash', to] };
  const done = await tryGit(call);
  if (done.exitCode === 0) return null;
  if ((await resolveObject(repo, `${ref}^{commit}`)) !== local) return 'moved';
  if (workTree === null) throw gitFailure(call, done.stderr, done.exitCode);
  const reason = done.stderr.trim().split('\n')[0] ?? '';
  return { outcome: 'checkedOut', workTree, reason, command: `git -C ${quoted(workTree)} merge ${source}` };
}

/** For a POSIX shell, where it needs to be. */
const quoted = (path: string): string =>
  /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
