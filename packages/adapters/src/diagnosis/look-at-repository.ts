import type { RepositoryFacts } from '@tminus/engine';
import { runGit, tryGit } from '../git/git-process.ts';
import { userIdentity } from '../git/repository.ts';
import { headCommit } from '../git/revision.ts';

const LIMIT_MS = 8_000;

/** What `git --version` prints. Refuses `git.missing`. */
export async function readGitVersion(): Promise<string> {
  const output = await runGit({ repo: '.', args: ['--version'], timeoutMs: LIMIT_MS });
  return output.toString('utf8').trim();
}

/** A repository as it is, without fetching anything. Refuses `git.notARepository` and `git.noCommits`. */
export async function lookAtRepository(repo: string): Promise<RepositoryFacts> {
  const ask = async (...args: string[]): Promise<string> =>
    (await runGit({ repo, args, timeoutMs: LIMIT_MS })).toString('utf8').trim();
  const isShallow = (await ask('rev-parse', '--is-shallow-repository')) === 'true';
  const head = await headCommit(repo);
  const tags = await ask('for-each-ref', '--format=%(refname)', 'refs/tags');
  return {
    isShallow,
    tags: tags === '' ? 0 : tags.split('\n').length,
    identity: await userIdentity(repo),
    headTrouble: await readHeadTrouble(repo, head),
  };
}

/** Why the tree of a commit cannot be listed, as after a fetch that was cut off; null when it can. */
async function readHeadTrouble(repo: string, head: string): Promise<string | null> {
  const args = ['ls-tree', '-r', '--name-only', head];
  const { exitCode, stderr } = await tryGit({ repo, args, timeoutMs: LIMIT_MS });
  return exitCode === 0 ? null : (stderr.trim().split('\n').at(-1) ?? `exit code ${exitCode}`);
}
