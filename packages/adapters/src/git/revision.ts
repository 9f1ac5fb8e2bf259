import { RefusalError } from '@tminus/domain';
import { gitFailure } from './git-failure.ts';
import { tryGit } from './git-process.ts';

/**
 * Full id of the commit that a revision names (branch, tag, id, `HEAD~3`). Refuses with `git.noCommits` for
 * the HEAD of an empty repository and `git.unknownRevision` for anything that is no commit.
 */
export async function resolveCommit(repo: string, revision: string): Promise<string> {
  const found = await resolveObject(repo, `${revision}^{commit}`);
  if (found !== null) return found;
  if (revision === 'HEAD') throw new RefusalError('git.noCommits', { directory: repo });
  throw new RefusalError('git.unknownRevision', { revision, directory: repo });
}

/** Full id of any object, or null when the repository has none of that name. */
export async function resolveObject(repo: string, expression: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', expression];
  const result = await tryGit({ repo, args });
  const id = result.stdout.toString('utf8').trim();
  if (result.exitCode === 0 && id !== '') return id;
  // git exits with 1 for a name it does not know and with 128 when it cannot look.
  if (result.exitCode === 1) return null;
  throw gitFailure({ repo, args }, result.stderr, result.exitCode);
}

/** The commit that is checked out. Refuses with `git.noCommits`. */
export const headCommit = (repo: string): Promise<string> => resolveCommit(repo, 'HEAD');
