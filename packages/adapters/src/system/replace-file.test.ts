import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from './replace-file.ts';

describe('a file that is replaced', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tminus-replace-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('says the new text, in directories made for it, with nothing left beside it', async () => {
    const path = join(directory, 'a', 'b', 'notes.md');
    await replaceFile(path, 'one');
    await replaceFile(path, '二');
    expect(await readFile(path, 'utf8')).toBe('二');
    expect(await readdir(join(directory, 'a', 'b'))).toEqual(['notes.md']);
  });

  it('is left alone when it says the same already', async () => {
    const path = join(directory, 'notes.md');
    await writeFile(path, 'one');
    await utimes(path, 1_000, 1_000);
    const { ino } = await stat(path);
    await replaceFile(path, 'one');
    expect(await stat(path)).toMatchObject({ ino, mtimeMs: 1_000_000 });
  });

  it('is never put in the place of a directory', async () => {
    const path = join(directory, 'notes.md');
    await replaceFile(join(path, 'inside'), 'one');
    await expect(replaceFile(path, 'two')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await readdir(directory)).toEqual(['notes.md']);
  });
});
