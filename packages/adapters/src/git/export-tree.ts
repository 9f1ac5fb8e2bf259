import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RefusalError } from '@tminus/domain';
import { runGit } from './git-process.ts';
import { resolveCommit, resolveObject } from './revision.ts';

export interface TreeExport {
  readonly repo: string;
  readonly sha: string;
  /** Directory in the repository; `.` is all of it. */
  readonly path: string;
  /** Must be named after what it holds (commit and path): a directory that exists is taken as exported. */
  readonly destination: string;
}

/**
 * Writes a commit's files below `path` to `destination`, which appears complete or not at all. The work
 * tree and index of the repository stay as they are: git fills a private index. Refuses with
 * `git.unknownRevision` when the commit or the directory does not exist.
 */
export async function exportTree({ repo, sha, path, destination }: TreeExport): Promise<void> {
  const target = resolve(destination);
  if (await exists(target)) return;
  const commit = await resolveCommit(repo, sha);
  const object = path === '.' ? commit : await resolveObject(repo, `${commit}:${path}`);
  const tree = object === null ? null : await resolveObject(repo, `${object}^{tree}`);
  if (tree === null)
    throw new RefusalError('git.unknownRevision', { revision: `${sha}:${path}`, directory: repo });
  await mkdir(dirname(target), { recursive: true });
  const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const files = join(scratch, 'files');
    await mkdir(files);
    const env = { GIT_INDEX_FILE: join(scratch, 'index'), GIT_WORK_TREE: files };
    await runGit({ repo, args: ['read-tree', tree], env });
    await runGit({ repo, args: ['checkout-index', '--all', '--force', '--quiet'], env });
    await moveInto(files, target);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Someone else may have exported the same tree meanwhile: theirs is as good as ours. */
async function moveInto(files: string, target: string): Promise<void> {
  try {
    await rename(files, target);
  } catch (error) {
    if (!(await exists(target))) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
