import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own, small enough to be full in a moment. */
export interface SmallDisk {
  /** Takes everything that is left, to the last page. */
  fill(): void;
  makeRoom(): void;
  unmount(): void;
}

const run = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { timeout: 10_000, stdio: 'ignore' }).status === 0;

/** Only root may mount, and not in every container. */
export const canMount: boolean = ((): boolean => {
  const directory = join('/tmp', `tminus-mount-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  const isMounted = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tminus', directory);
  if (isMounted) run('umount', directory);
  rmSync(directory, { recursive: true, force: true });
  return isMounted;
})();

/** Mounts a disk of so many megabytes over a directory, which is made when it is missing. */
export function mountSmallDisk(directory: string, megabytes: number): SmallDisk {
  mkdirSync(directory, { recursive: true });
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tminus', directory))
    throw new Error(`no disk could be mounted at ${directory}`);
  const ballast = join(directory, 'ballast');
  return {
    fill: () => fillUp(ballast),
    makeRoom: () => rmSync(ballast, { force: true }),
    // Lazily: a process that is about to end may still have a file open there.
    unmount: () => void run('umount', '--lazy', directory),
  };
}

function fillUp(ballast: string): void {
  const file = openSync(ballast, 'a');
  try {
    for (const size of [1 << 20, 1 << 12]) writeAll(file, Buffer.alloc(size));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, chunk: Buffer): void {
  try {
    while (writeSync(file, chunk) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
