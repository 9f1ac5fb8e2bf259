import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceTree } from '@tminus/engine';
import { createBranch } from '../git/create-branch.ts';
import { exportTree } from '../git/export-tree.ts';
import { identify } from '../process/process-identity.ts';
import { BUILD_TIMEOUT_MS, runBuild } from './run-build.ts';

/** Copies of source trees under `artifacts`, one directory for each component and commit. `signal` stops what is built. */
export function createSourceTree(artifacts: string, signal?: AbortSignal): SourceTree {
  return {
    createBranch,
    async prepare({ component, repo, path, sha }) {
      const parent = join(artifacts, encodeURIComponent(component));
      // Named after all that decides its content: what exists is taken as it is.
      const directory = join(
        parent,
        `${sha.slice(0, 16)}${path === '.' ? '' : `-${encodeURIComponent(path)}`}`,
      );
      await mkdir(parent, { recursive: true });
      await exportTree({ repo, sha, path, destination: directory });
      return directory;
    },
    async build(directory, command) {
      const built = `${directory}.built-${digestOf(command)}`;
      if (await exists(built)) return built;
      await removeAbandoned(dirname(directory));
      // Whoever is killed in here leaves a copy that nobody uses, and a build that disturbs nobody.
      const scratch = `${built}.${process.pid}-${randomBytes(4).toString('hex')}`;
      await cp(directory, scratch, { recursive: true, verbatimSymlinks: true });
      try {
        await runBuild(scratch, command, signal);
        await rename(scratch, built);
      } catch (error) {
        await rm(scratch, { recursive: true, force: true });
        // Another process may have finished the same build meanwhile: its result is as good as ours.
        if (!(await exists(built))) throw error;
      }
      return built;
    },
  };
}

/** Copies of builds that were cut off: their process is gone, and none that is being built is as old as that. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, pid] = /\.built-[0-9a-f]{12}\.(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
    if (pid === undefined || (await identify(Number(pid))) !== undefined) continue;
    const path = join(parent, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > 2 * BUILD_TIMEOUT_MS)
      await rm(path, { recursive: true, force: true });
  }
}

/** Short, and different for different commands: what was built by another command is another thing. */
const digestOf = (command: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 12);

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
