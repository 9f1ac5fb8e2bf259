import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runGit, tryGit } from './git-process.ts';

/** Top directory of the work tree, absolute; of a bare repository, its own directory. */
export async function repoRoot(directory: string): Promise<string> {
  const top = await tryGit({ repo: directory, args: ['rev-parse', '--show-toplevel'] });
  if (top.exitCode === 0) return withoutLineEnd(top.stdout);
  return withoutLineEnd(await runGit({ repo: directory, args: ['rev-parse', '--absolute-git-dir'] }));
}

/** Whether files of the repository can be written there; not in a bare repository, nor in a git directory. */
export async function hasWorkTree(repo: string): Promise<boolean> {
  const found = await runGit({ repo, args: ['rev-parse', '--is-inside-work-tree'] });
  return withoutLineEnd(found) === 'true';
}

/** Whether part of the history is missing, as in a clone with `--depth`. */
export async function isShallow(repo: string): Promise<boolean> {
  // gitrepository-layout(5) names the file; git itself is asked where `.git` is elsewhere, as in a linked work tree.
  const directory = join(repo, '.git');
  if (existsSync(join(directory, 'HEAD'))) return existsSync(join(directory, 'shallow'));
  return withoutLineEnd(await runGit({ repo, args: ['rev-parse', '--is-shallow-repository'] })) === 'true';
}

/** `Name <email>` as git would sign a commit here; null when the user never told git. */
export async function userIdentity(repo: string): Promise<string | null> {
  // useConfigOnly keeps git from inventing an address out of login and host name.
  const args = ['-c', 'user.useConfigOnly=true', 'var', 'GIT_AUTHOR_IDENT'];
  const result = await tryGit({ repo, args });
  if (result.exitCode !== 0) return null;
  const ident = withoutLineEnd(result.stdout);
  const end = ident.lastIndexOf('>');
  return end === -1 ? null : ident.slice(0, end + 1);
}

/** Address of the remote `origin`, as git calls it; null when there is none. */
export async function remoteAddress(repo: string): Promise<string | null> {
  const result = await tryGit({ repo, args: ['remote', 'get-url', 'origin'] });
  return result.exitCode === 0 ? withoutLineEnd(result.stdout) : null;
}

/** A path may end in a space: only the line end that git adds is taken off. */
const withoutLineEnd = (output: Buffer): string => output.toString('utf8').replace(/\r?\n$/, '');
