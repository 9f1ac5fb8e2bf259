import { RefusalError } from '@tminus/domain';
import { gitFailure } from './git-failure.ts';
import { type GitCall, runGit, tryGit } from './git-process.ts';
import { CONFIGURED_IDENTITY, requireIdentity, SIGNING_TIMEOUT_MS, signingFailure } from './identity.ts';

/** The trees of two commits merged, or the paths where they contradict each other. */
export type MergedTree =
  | { readonly ok: true; readonly tree: string }
  | { readonly ok: false; readonly files: readonly string[] };

/** `git merge-tree --write-tree` came with it. */
const NEEDED = '2.38';

/**
 * Merges two commits without a work tree; only objects are written. Refuses with `git.tooOld` where git cannot, and with
 * `git.failed` commits that have no history in common.
 */
export async function mergeTrees(repo: string, ours: string, theirs: string): Promise<MergedTree> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
  const { exitCode, stdout, stderr } = await tryGit({ repo, args });
  const [tree = '', ...files] = stdout
    .toString('utf8')
    .split('\0')
    .filter((field) => field !== '');
  if (exitCode === 0) return { ok: true, tree };
  if (exitCode === 1) return { ok: false, files: [...new Set(files)] };
  // Older ones know the command in another form, and show its usage.
  if (exitCode === 129 || /usage: git merge-tree/.test(stderr)) {
    const version = (await runGit({ repo, args: ['version'] })).toString('utf8').trim();
    throw new RefusalError('git.tooOld', { version, needed: NEEDED });
  }
  throw gitFailure({ repo, args }, stderr, exitCode);
}

/** A merge commit of a tree, signed where `commit.gpgSign` says so; nothing refers to it yet. */
export async function commitMerge(
  repo: string,
  merge: { readonly tree: string; readonly parents: readonly string[]; readonly message: string },
): Promise<string> {
  await requireIdentity(repo);
  const parents = merge.parents.flatMap((parent) => ['-p', parent]);
  const call: GitCall = {
    repo,
    args: [
      ...CONFIGURED_IDENTITY,
      'commit-tree',
      ...((await signsCommits(repo)) ? ['-S'] : []),
      ...parents,
      '-F',
      '-',
      merge.tree,
    ],
    input: `${merge.message.trimEnd()}\n`,
    timeoutMs: SIGNING_TIMEOUT_MS,
  };
  const { exitCode, stdout, stderr } = await tryGit(call);
  if (exitCode === 0) return stdout.toString('utf8').trim();
  throw signingFailure(stderr) ?? gitFailure({ repo, args: ['commit-tree'] }, stderr, exitCode);
}

/** `commit-tree` itself does not look at the setting. */
export async function signsCommits(repo: string): Promise<boolean> {
  const asked = await tryGit({ repo, args: ['config', '--type=bool', '--get', 'commit.gpgSign'] });
  return asked.stdout.toString('utf8').trim() === 'true';
}
