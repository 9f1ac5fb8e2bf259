import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readPlace } from './place.ts';

it('is named once, however many name it at the same time, and keeps its name', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tminus-place-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const names = await Promise.all(Array.from({ length: 20 }, () => readPlace(directory)));
  expect(new Set(names).size).toBe(1);
  expect(await readPlace(directory)).toBe(names[0]);
  expect(await readdir(directory)).toEqual(['place']);
});
