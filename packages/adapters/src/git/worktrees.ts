import { tryGit } from './git-process.ts';

/** The work tree that has a branch checked out, absolute; null when none has. Moving the branch would leave its files behind. */
export async function workTreeOf(repo: string, branch: string): Promise<string | null> {
  const listed = await tryGit({ repo, args: ['worktree', 'list', '--porcelain'] });
  let path = '';
  for (const line of listed.stdout.toString('utf8').split('\n')) {
    if (line.startsWith('worktree ')) path = line.slice('worktree '.length);
    if (line === `branch refs/heads/${branch}`) return path;
  }
  return null;
}

/** Whether one commit is the other or an ancestor of it. */
export const isAncestor = async (repo: string, ancestor: string, commit: string): Promise<boolean> =>
  (await tryGit({ repo, args: ['merge-base', '--is-ancestor', ancestor, commit] })).exitCode === 0;
