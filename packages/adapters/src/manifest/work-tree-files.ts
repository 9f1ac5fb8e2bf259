import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RefusalError } from '@tminus/domain';
import { runGit } from '../git/git-process.ts';
import { repoRoot } from '../git/repository.ts';

/** Top of the work tree, and the paths that git tracks in it. Refuses a bare repository with `git.failed`. */
export async function listWorkTree(repo: string): Promise<{ root: string; paths: readonly string[] }> {
  const root = await repoRoot(repo);
  const output = await runGit({ repo: root, args: ['ls-files', '-z', '--full-name'] });
  // A path with conflicts is listed once for each side.
  return { root, paths: [...new Set(output.toString('utf8').split('\0'))].filter((path) => path !== '') };
}

/** Contents of those that are files: links lead elsewhere, and what was deleted has none. */
export async function readWorkTreeFiles(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  for (const path of paths) {
    const bytes = await orRefuse(path, () => readIfFile(join(root, path)));
    if (bytes !== null) contents.set(path, bytes);
  }
  return contents;
}

async function readIfFile(file: string): Promise<Buffer | null> {
  try {
    return (await lstat(file)).isFile() ? await readFile(file) : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/**
 * Replaces files of the work tree one by one, in the given order: each says the old or the new, also after a crash, and
 * keeps its mode. Refuses `manifest.unwritten`; whoever runs it again goes on where it stopped.
 */
export async function writeWorkTreeFiles(
  root: string,
  files: readonly { readonly path: string; readonly content: Buffer }[],
): Promise<void> {
  for (const { path, content } of files)
    await orRefuse(path, () => replaceContent(join(root, path), content));
}

async function replaceContent(file: string, content: Buffer): Promise<void> {
  const next = `${file}.${process.pid}.next`;
  try {
    const { mode } = await lstat(file);
    const handle = await open(next, 'w', mode);
    try {
      await handle.writeFile(content);
      await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

async function orRefuse<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new RefusalError('manifest.unwritten', { path, reason: error.message }, { cause: error });
  }
}
