import { RefusalError } from '@tminus/domain';
import { runGit, tryGit } from './git-process.ts';
import { resolveObject } from './revision.ts';
import { isAncestor } from './worktrees.ts';

const LOCAL = 'refs/heads/';
const REMOTE = 'refs/remotes/origin/';

/** Names of the branches that are here or at `origin`, as far as it was fetched; each once. */
export async function listBranches(repo: string): Promise<string[]> {
  const listed = await runGit({ repo, args: ['for-each-ref', '--format=%(refname)', LOCAL, REMOTE] });
  const refs = listed.toString('utf8').split('\n');
  const names = refs.flatMap((ref) =>
    ref.startsWith(LOCAL)
      ? [ref.slice(LOCAL.length)]
      : ref.startsWith(REMOTE)
        ? [ref.slice(REMOTE.length)]
        : [],
  );
  return [...new Set(names)].filter((name) => name !== 'HEAD').sort();
}

/** Commits that a branch is at here and at `origin`; none where it is at neither. */
export async function branchTips(repo: string, name: string): Promise<string[]> {
  const tips = [LOCAL, REMOTE].map((where) => resolveObject(repo, `${where}${name}^{commit}`));
  return [...new Set((await Promise.all(tips)).filter((tip) => tip !== null))];
}

/**
 * Where a branch is here, null where it is only at `origin`, and its newest commit: that of `origin` where the one here
 * only lags behind. Refuses with `git.unknownRevision` a branch that is at neither.
 */
export async function branchTip(
  repo: string,
  name: string,
): Promise<{ readonly local: string | null; readonly tip: string }> {
  const local = await resolveObject(repo, `${LOCAL}${name}^{commit}`);
  const remote = await resolveObject(repo, `${REMOTE}${name}^{commit}`);
  if (local !== null && remote !== null && (await isAncestor(repo, local, remote)))
    return { local, tip: remote };
  const tip = local ?? remote;
  if (tip === null) throw new RefusalError('git.unknownRevision', { revision: name, directory: repo });
  return { local, tip };
}

/**
 * The branch where development goes on: the configured one, else what `origin/HEAD` says, else `init.defaultBranch`,
 * `main` or `master`, else the only branch there is. Refuses with `branch.mainUnknown` what cannot be told.
 */
export async function mainBranch(repo: string, configured: string | null): Promise<string> {
  const known = await listBranches(repo);
  const candidates = configured === null ? await usualNames(repo) : [configured];
  const found = candidates.find((name) => known.includes(name));
  if (found !== undefined) return found;
  const [only, ...others] = known;
  if (configured === null && only !== undefined && others.length === 0) return only;
  throw new RefusalError('branch.mainUnknown', {
    directory: repo,
    tried: candidates.join(', '),
    known: known.join(', ') || '–',
  });
}

async function usualNames(repo: string): Promise<string[]> {
  const [head, configured] = await Promise.all([
    tryGit({ repo, args: ['symbolic-ref', '--quiet', `${REMOTE}HEAD`] }),
    tryGit({ repo, args: ['config', '--get', 'init.defaultBranch'] }),
  ]);
  const ofOrigin = head.stdout.toString('utf8').trim().slice(REMOTE.length);
  return [ofOrigin, configured.stdout.toString('utf8').trim(), 'main', 'master'].filter(
    (name) => name !== '',
  );
}
