import { openAsBlob } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { RefusalError } from '@tminus/domain';
import { withoutPassword } from './without-password.ts';

/**
 * Opens the embedded database in `<directory>/db` and creates it when it is not there: from a seed (the
 * tarball that `createSeed` made) in under a second, without one in several. A creation that was interrupted
 * starts over. Refuses `data.unusable`, and `data.moved` when its contents went elsewhere. The caller holds the lock of the directory: two openers corrupt it.
 */
export async function openEmbedded(directory: string, seed?: string): Promise<PGlite> {
  const files = path.join(directory, 'db');
  const movedTo = await readMove(directory);
  if (movedTo !== null) throw new RefusalError('data.moved', { directory, database: movedTo });
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const unfinished = path.join(directory, 'db.creating');
    if ((await exists(files)) && !(await exists(unfinished))) return await PGlite.create(files);
    await writeFile(unfinished, 'The database beside this file is being created. It holds nothing yet.\n');
    await rm(files, { recursive: true, force: true });
    const db = await PGlite.create(files, seed === undefined ? {} : { loadDataDir: await openAsBlob(seed) });
    await rm(unfinished);
    await flush(directory);
    return db;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('data.unusable', { directory, reason }, { cause: error });
  }
}

const MOVED = 'db.moved';

/**
 * Closes the embedded database for good: its contents are in that of `url` now, and two of them would differ. Returns
 * where they are, as it is told to people.
 */
export async function markMoved(directory: string, url: string): Promise<string> {
  const file = path.join(directory, MOVED);
  const database = withoutPassword(url);
  await writeFile(`${file}.new`, `${database}\n`);
  await rename(`${file}.new`, file);
  await flush(directory);
  return database;
}

async function readMove(directory: string): Promise<string | null> {
  const file = path.join(directory, MOVED);
  return (await exists(file)) ? (await readFile(file, 'utf8')).trim() : null;
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Should the power fail later, the marker must not come back: it would have the next start throw data away. */
async function flush(directory: string): Promise<void> {
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
