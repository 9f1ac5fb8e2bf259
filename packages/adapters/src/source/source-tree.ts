import { spawn } from 'node:child_process';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RefusalError } from '@tminus/domain';
import type { SourceTree } from '@tminus/engine';
import { createBranch } from '../git/create-branch.ts';
import { exportTree } from '../git/export-tree.ts';

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
      const marker = `${directory}.built`;
      if (await exists(marker)) return;
      await run(directory, command);
      // The marker appears only after the build ended well: a build that was cut short runs again.
      await writeFile(`${marker}.next`, `${command.join(' ')}\n`);
      await rename(`${marker}.next`, marker);
    },
  };
}

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
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: BUILD_TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).split('\n').slice(-KEPT_OUTPUT_LINES).join('\n');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => fail(error.message));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else fail(`${signal === null ? `exit ${code}` : `stopped by ${signal}`}\n${output.trim()}`);
    });
  });
}
