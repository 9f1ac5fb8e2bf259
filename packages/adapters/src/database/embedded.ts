import { openAsBlob } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { RefusalError } from '@tminus/domain';
import { exists, flush, refuseMoved } from './move-marks.ts';
import { openRestarting, type RestartingPglite } from './pglite-restart.ts';

/** What a file of the database's log takes, and as much again for what a start writes (bytes). */
const ROOM_TO_START = 32 * 2 ** 20;
const ROOM_TO_CREATE = 64 * 2 ** 20;

/**
 * Opens the embedded database in `<directory>/db` and creates it when it is not there: from a seed (the
 * tarball that `createSeed` made) in under a second, without one in several. A creation that was interrupted
 * starts over. Should the database stop because its log could not be written, the next query starts it again, as soon
 * as there is room. Refuses `data.unusable`, `data.full`, and `data.moved` or `data.moving` when its contents went, or
 * may have gone, elsewhere; a move to the database of `movingTo` is let through to the end. The caller holds the lock
 * of the directory: two openers corrupt it.
 */
export async function openEmbedded(
  directory: string,
  { seed, movingTo = null }: { readonly seed?: string | undefined; readonly movingTo?: string | null } = {},
): Promise<RestartingPglite> {
  await refuseMoved(directory, movingTo);
  try {
    return await openRestarting(() => openInstance(directory, seed));
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('data.unusable', { directory, reason }, { cause: error });
  }
}

async function openInstance(directory: string, seed: string | undefined): Promise<PGlite> {
  const files = path.join(directory, 'db');
  const unfinished = path.join(directory, 'db.creating');
  const { PGlite } = await import('@electric-sql/pglite');
  if ((await exists(files)) && !(await exists(unfinished))) {
    await assertRoom(directory, ROOM_TO_START);
    return PGlite.create(files);
  }
  await rm(files, { recursive: true, force: true });
  await assertRoom(directory, ROOM_TO_CREATE);
  await writeFile(unfinished, 'The database beside this file is being created. It holds nothing yet.\n');
  const db = await PGlite.create(files, seed === undefined ? {} : { loadDataDir: await openAsBlob(seed) });
  await rm(unfinished);
  // Should the power fail later, the marker must not come back: it would have the next start throw data away.
  await flush(directory);
  return db;
}

/** A start that runs out of room on its way may never end, and it would hold up the whole process. */
async function assertRoom(directory: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const megabytes = (bytes: number): number => Math.floor(bytes / 2 ** 20);
  if (bavail * bsize < needed)
    throw new RefusalError('data.full', {
      directory,
      free: megabytes(bavail * bsize),
      needed: megabytes(needed),
    });
}
