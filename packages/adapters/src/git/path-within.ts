import { tryGit } from './git-process.ts';

/**
 * Where a directory is in a repository, whichever of its work trees that is: with a slash at its end, empty for the top;
 * null when it is in another repository, or in none.
 */
export async function pathWithin(repo: string, directory: string): Promise<string | null> {
  const [own, other] = await Promise.all([directory, repo].map(gitDirectoryOf));
  if (own === undefined || own !== other) return null;
  const { stdout } = await tryGit({ repo: directory, args: ['rev-parse', '--show-prefix'] });
  return stdout.toString('utf8').replace(/\r?\n$/, '');
}

/** What all work trees of a repository have in common. */
async function gitDirectoryOf(directory: string): Promise<string | undefined> {
  const args = ['rev-parse', '--path-format=absolute', '--git-common-dir'];
  const { exitCode, stdout } = await tryGit({ repo: directory, args });
  return exitCode === 0 ? stdout.toString('utf8') : undefined;
}
