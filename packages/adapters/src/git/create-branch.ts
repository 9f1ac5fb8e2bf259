import { RefusalError } from '@tminus/domain';
import { gitFailure } from './git-failure.ts';
import { tryGit } from './git-process.ts';
import { resolveCommit, resolveObject } from './revision.ts';
import { isAncestor, workTreeOf } from './worktrees.ts';

/**
 * Makes a branch at a commit without checking it out; true when it was made or moved now, false when it was there
 * already. One that this commit builds on is moved forward to it, as after a release that was given up and planned
 * again; one that is anywhere else, or checked out, is refused with `git.branchElsewhere` and left alone.
 */
export async function createBranch(repo: string, name: string, revision: string): Promise<boolean> {
  const expected = await resolveCommit(repo, revision);
  const ref = `refs/heads/${name}`;
  const point = (from: string, message: string) => [
    'update-ref',
    '-m',
    `branch: ${message} by tminus`,
    ref,
    expected,
    from,
  ];
  // The empty old value makes git refuse when the branch exists, so two that create it at once cannot both win.
  const args = point('', 'Created');
  const created = await tryGit({ repo, args });
  if (created.exitCode === 0) return true;
  const actual = await resolveObject(repo, `${ref}^{commit}`);
  if (actual === expected) return false;
  if (actual === null) throw gitFailure({ repo, args }, created.stderr, created.exitCode);
  if ((await isAncestor(repo, actual, expected)) && (await workTreeOf(repo, name)) === null) {
    const moved = await tryGit({ repo, args: point(actual, 'Moved') });
    if (moved.exitCode === 0) return true;
  }
  throw new RefusalError('git.branchElsewhere', { branch: name, actual, expected });
}
