import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RefusalError } from '@tminus/domain';
import type { SourceTree } from '@tminus/engine';
import { createBranch } from '../git/create-branch.ts';
import { exportTree } from '../git/export-tree.ts';
import { inheritedEnvironment } from '../process/component-child.ts';

const BUILD_TIMEOUT_MS = 30 * 60_000;
const KEPT_OUTPUT_LINES = 20;

/** Copies of source trees under `artifacts`, one directory for each component and commit. */
export function createSourceTree(artifacts: string): SourceTree {
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
      // Whoever is killed in here leaves a copy that nobody uses, and a build that disturbs nobody.
      const scratch = `${built}.${randomBytes(4).toString('hex')}`;
      await cp(directory, scratch, { recursive: true, verbatimSymlinks: true });
      try {
        await run(scratch, command);
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

function run(cwd: string, [program, ...args]: readonly string[]): Promise<void> {
  const shown = [program, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new RefusalError('deploy.failed', { key: shown, reason }));
    const child = spawn(program ?? '', args, {
      cwd,
      env: inheritedEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    // A group of its own, so that the time-out ends what the command itself started, too.
    const timer = setTimeout(
      () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'),
      BUILD_TIMEOUT_MS,
    );
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).split('\n').slice(-KEPT_OUTPUT_LINES).join('\n');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else fail(`${signal === null ? `exit ${code}` : `stopped by ${signal}`}\n${output.trim()}`);
    });
  });
}
