import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryGit } from './git-process.ts';

const HEADS = 'ref: refs/heads/';

/** The branch that is checked out, whether it has a commit or not; null on a detached HEAD, as in most CI jobs. */
export async function currentBranch(repo: string): Promise<string | null> {
  const head = readHead(repo);
  // gitrepository-layout(5); with other ways to store references the file names a branch that cannot be.
  if (head?.startsWith(HEADS) && head !== `${HEADS}.invalid`) return head.slice(HEADS.length);
  if (head !== null && /^[0-9a-f]{40,64}$/.test(head)) return null;
  const { exitCode, stdout } = await tryGit({ repo, args: ['symbolic-ref', '--quiet', '--short', 'HEAD'] });
  return exitCode === 0 ? stdout.toString('utf8').trim() : null;
}

/** Null where git keeps it elsewhere, as in a linked work tree or a bare repository. */
function readHead(repo: string): string | null {
  try {
    return readFileSync(join(repo, '.git', 'HEAD'), 'utf8').trim();
  } catch {
    return null;
  }
}
