import { RefusalError } from '@tminus/domain';
import { gitFailure } from './git-failure.ts';
import { tryGit } from './git-process.ts';
import { resolveCommit, resolveObject } from './revision.ts';

/**
 * Makes a branch at a commit without checking it out; true when it was made now, false when it was there
 * already. One that is elsewhere is refused with `git.branchElsewhere` and left alone.
 */
export async function createBranch(repo: string, name: string, revision: string): Promise<boolean> {
  const expected = await resolveCommit(repo, revision);
  const ref = `refs/heads/${name}`;
  // The empty old value makes git refuse when the branch exists, so two that create it at once cannot both win.
  const args = ['update-ref', '-m', 'branch: Created by tminus', ref, expected, ''];
  const created = await tryGit({ repo, args });
  if (created.exitCode === 0) return true;
  const actual = await resolveObject(repo, `${ref}^{commit}`);
  if (actual === expected) return false;
  if (actual === null) throw gitFailure({ repo, args }, created.stderr, created.exitCode);
  throw new RefusalError('git.branchElsewhere', { branch: name, actual, expected });
}
