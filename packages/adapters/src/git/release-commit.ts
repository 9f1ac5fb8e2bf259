import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusalError } from '@tminus/domain';
import type { NewReleaseCommit, ReleaseFile } from '@tminus/engine';
import { type GitCall, runGit, tryGit } from './git-process.ts';
import { SIGNING_TIMEOUT_MS, signingFailure } from './identity.ts';
import { signsCommits } from './merge-commit.ts';
import { resolveCommit, resolveObject } from './revision.ts';
import { isAncestor, workTreeOf } from './worktrees.ts';

/** Says whose a release commit is; git finds it there again. */
const TRAILER = 'Tminus-Release';

/**
 * Makes a release's commit on top of the planned one and moves its branch to it, or finds it there; null when the files
 * are in the parent already. Only objects are written, and no work tree is touched but one that has the branch checked
 * out. Author, date and content come from the release alone: unless git signs, it is the same commit at every attempt.
 * Refuses `git.releaseBranchMoved`, `git.mergeCheckedOut` and `git.signingFailed`.
 */
export async function commitRelease(commit: NewReleaseCommit): Promise<string | null> {
  const { repo, branch, releaseId } = commit;
  const parent = await resolveCommit(repo, commit.parent);
  const found = await findReleaseCommit(repo, parent, branch, releaseId);
  if (found !== null) return found;
  const tree = await treeWith(repo, parent, commit.files);
  if (tree === (await resolveObject(repo, `${parent}^{tree}`))) return null;
  const sha = await writeCommit(commit, parent, tree);
  if (await moveForward(repo, branch, parent, sha)) return sha;
  // Somebody else, this product in another process for one, moved it meanwhile.
  return findReleaseCommit(repo, parent, branch, releaseId);
}

/**
 * Takes a branch back to before the commit of another release that nothing else refers to: one that was given up. What
 * was tagged, pushed or built upon stays.
 */
export async function dropAbandoned(repo: string, branch: string, releaseId: string): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const tip = await resolveObject(repo, `${ref}^{commit}`);
  if (tip === null) return;
  const { owner, parents } = await trailOf(repo, tip);
  const [parent, ...others] = parents;
  // A merge tells its release as well, and brought work of people along.
  if (parent === undefined || others.length > 0) return;
  if (owner === '' || owner === releaseId || (await workTreeOf(repo, branch)) !== null) return;
  const args = ['for-each-ref', '--format=%(refname)', '--contains', tip];
  const holders = (await runGit({ repo, args })).toString('utf8').trim().split('\n');
  if (holders.some((holder) => holder !== ref)) return;
  // One who moved it meanwhile goes first.
  await tryGit({ repo, args: ['update-ref', '-m', `branch: ${owner} given up`, ref, parent, tip] });
}

/** Whether it is that release's commit on top of the planned one; a merge of it is not, though it tells the release as well. */
export async function isReleaseCommit(
  repo: string,
  commit: string,
  { parent, releaseId }: Pick<NewReleaseCommit, 'parent' | 'releaseId'>,
): Promise<boolean> {
  const { owner, parents } = await trailOf(repo, commit);
  return owner === releaseId && parents.length === 1 && parents[0] === parent;
}

async function trailOf(
  repo: string,
  commit: string,
): Promise<{ readonly owner: string; readonly parents: readonly string[] }> {
  const args = ['log', '-1', `--format=%P%n%(trailers:key=${TRAILER},valueonly)`, commit];
  const [parents = '', ...owner] = (await runGit({ repo, args })).toString('utf8').split('\n');
  return { owner: owner.join('\n').trim(), parents: parents.split(' ').filter((each) => each !== '') };
}

/** On the branch, on top of the parent; null when the branch ends at the parent. */
async function findReleaseCommit(
  repo: string,
  parent: string,
  branch: string,
  releaseId: string,
): Promise<string | null> {
  const tip = await resolveObject(repo, `refs/heads/${branch}^{commit}`);
  if (tip === parent) return null;
  if (tip !== null && (await isAncestor(repo, parent, tip))) {
    const own = `--grep=^${TRAILER}: ${releaseId}$`;
    const args = ['rev-list', '--max-count=1', own, `${parent}..${tip}`];
    const sha = (await runGit({ repo, args })).toString('utf8').trim();
    if (sha !== '') return sha;
  }
  throw new RefusalError('git.releaseBranchMoved', {
    branch,
    actual: tip?.slice(0, 10) ?? '–',
    expected: parent.slice(0, 10),
  });
}

/** The parent's tree with these files, through an index of its own. */
async function treeWith(repo: string, parent: string, files: readonly ReleaseFile[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tminus-index-'));
  const env = { GIT_INDEX_FILE: join(directory, 'index') };
  try {
    await runGit({ repo, args: ['read-tree', parent], env });
    const entries: string[] = [];
    for (const file of files) entries.push(...(await entryOf(repo, parent, file)));
    await runGit({ repo, args: ['update-index', '-z', '--index-info'], env, input: entries.join('') });
    return (await runGit({ repo, args: ['write-tree'], env })).toString('utf8').trim();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** As `git update-index --index-info` reads it. A file that can be run stays so; a symbolic link is left alone. */
async function entryOf(repo: string, parent: string, { path, content }: ReleaseFile): Promise<string[]> {
  if (content === null) return [`0 ${'0'.repeat(parent.length)}\t${path}\0`];
  const found = await runGit({ repo, args: ['ls-tree', '--full-tree', parent, '--', `:(literal)${path}`] });
  const listed = found.toString('utf8');
  if (listed.startsWith('120000')) return [];
  const args = ['hash-object', '-w', '--stdin'];
  const blob = (await runGit({ repo, args, input: content })).toString('utf8').trim();
  return [`${listed.startsWith('100755') ? '100755' : '100644'} ${blob}\t${path}\0`];
}

async function writeCommit(
  { repo, subject, releaseId, author, at }: NewReleaseCommit,
  parent: string,
  tree: string,
): Promise<string> {
  const [, name = author, email = ''] = /^(.*?)\s*<([^<>]*)>$/.exec(author) ?? [];
  const date = `${Math.floor(at / 1_000)} +0000`;
  const call: GitCall = {
    repo,
    args: ['commit-tree', ...((await signsCommits(repo)) ? ['-S'] : []), '-p', parent, '-F', '-', tree],
    input: `${subject}\n\n${TRAILER}: ${releaseId}\n`,
    env: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    },
    timeoutMs: SIGNING_TIMEOUT_MS,
  };
  const { exitCode, stdout, stderr } = await tryGit(call);
  if (exitCode === 0) return stdout.toString('utf8').trim();
  throw signingFailure(stderr) ?? new RefusalError('git.failed', { command: 'commit-tree', reason: stderr });
}

/** False when the branch was not at the parent any more. */
async function moveForward(repo: string, branch: string, parent: string, sha: string): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  const workTree = await workTreeOf(repo, branch);
  const call =
    workTree === null
      ? { repo, args: ['update-ref', '-m', 'commit: release by tminus', ref, sha, parent] }
      : { repo: workTree, args: ['merge', '--quiet', '--ff-only', '--no-autostash', sha] };
  const { exitCode, stderr } = await tryGit(call);
  if (exitCode === 0) return true;
  if ((await resolveObject(repo, `${ref}^{commit}`)) !== parent) return false;
  const reason = stderr.trim().split('\n')[0] ?? '';
  if (workTree === null) throw new RefusalError('git.failed', { command: 'update-ref', reason });
  const command = `git -C ${workTree} merge --ff-only ${sha}`;
  throw new RefusalError('git.mergeCheckedOut', { branch, workTree, reason, command });
}
