import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDirectory } from './make-directory.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tminus-directory-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it('makes what is missing above it too, and may be repeated, also by several at once', async () => {
  const deep = join(directory, 'a', 'b', 'c');
  await Promise.all(Array.from({ length: 5 }, () => makeDirectory(deep, 0o700)));
  await makeDirectory(deep, 0o700);
  expect((await stat(deep)).mode & 0o777).toBe(0o700);
});

it('fails where a file stands in the way, and where the file system takes no new names', async () => {
  await writeFile(join(directory, 'file'), '');
  await expect(makeDirectory(join(directory, 'file', 'a'), 0o700)).rejects.toThrow('ENOTDIR');
  await expect(makeDirectory('/proc/tminus/a', 0o700)).rejects.toThrow('ENOENT');
});
