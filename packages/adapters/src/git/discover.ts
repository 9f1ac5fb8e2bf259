import { basename } from 'node:path';
import { type FoundComponents, findComponents, manifestPaths } from '@tminus/domain';
import { readRefs } from './refs.ts';
import { repoRoot } from './repository.ts';
import { listTree, readBlobs } from './tree.ts';

/**
 * Finds the components of a repository as committed at HEAD: one `git ls-tree`, one `git cat-file`, one list
 * of tags. Refuses with `git.notARepository` and `git.noCommits`.
 */
export async function discoverComponents(directory: string): Promise<FoundComponents> {
  const [repo, tree, { tags }] = await Promise.all([
    repoRoot(directory),
    listTree(directory, 'HEAD'),
    readRefs(directory),
  ]);
  const files = tree.map(({ path }) => path);
  const wanted = new Set(manifestPaths(files));
  const packageFiles = tree.filter(({ path }) => wanted.has(path));
  const texts = await readBlobs(
    repo,
    packageFiles.map(({ oid }) => oid),
  );
  return findComponents({
    repo,
    files,
    manifests: new Map(packageFiles.map(({ path }, index) => [path, texts[index]?.toString('utf8') ?? ''])),
    tags: tags.map(({ name }) => name),
    fallbackName: basename(repo).replace(/\.git$/, ''),
  });
}
