import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markMoved, markMoving, refuseMoved } from './move-marks.ts';

const URL = 'postgresql://tminus:s3cret@db.example.org/tminus';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tminus-marks-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it('a database that was never moved is open to everybody', async () => {
  await refuseMoved(directory, null);
  await refuseMoved(directory, URL);
});

it('one whose move was cut off is open to the same move alone', async () => {
  await markMoving(directory, URL);
  await refuseMoved(directory, URL);
  for (const other of [null, 'postgresql://tminus@db.example.org/other'])
    await expect(refuseMoved(directory, other)).rejects.toMatchObject({
      refusal: { code: 'data.moving', params: { directory, database: 'db.example.org/tminus' } },
    });
});

it('one that was moved is open to nobody, and only that is left to say', async () => {
  await markMoving(directory, URL);
  expect(await markMoved(directory, URL)).toBe('db.example.org/tminus');
  for (const to of [null, URL])
    await expect(refuseMoved(directory, to)).rejects.toMatchObject({ refusal: { code: 'data.moved' } });
  expect(await readdir(directory)).toEqual(['db.moved']);
});
