import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RefusalError } from '@tminus/domain';
import { withoutPassword } from './without-password.ts';

// Beside the embedded database: `db.moving` from just before its contents are committed elsewhere, `db.moved` from just
// after. In between nobody knows whether they are there already, and of two open databases both would be written.

const MOVING = 'db.moving';
const MOVED = 'db.moved';

/** Closes the embedded database to all but a move to the database of `url`. */
export async function markMoving(directory: string, url: string): Promise<void> {
  await mark(directory, MOVING, url);
}

/**
 * Closes the embedded database for good: its contents are in that of `url` now, and two of them would differ. Returns
 * where they are, as it is told to people.
 */
export async function markMoved(directory: string, url: string): Promise<string> {
  const database = await mark(directory, MOVED, url);
  await rm(path.join(directory, MOVING), { force: true });
  return database;
}

/**
 * Refuses `data.moved` when the contents went elsewhere, and `data.moving` while that may be so, except for a move to
 * the same database (`movingTo`, its URL).
 */
export async function refuseMoved(directory: string, movingTo: string | null): Promise<void> {
  const moved = await readMark(directory, MOVED);
  if (moved !== null) throw new RefusalError('data.moved', { directory, database: moved });
  const moving = await readMark(directory, MOVING);
  if (moving !== null && (movingTo === null || withoutPassword(movingTo) !== moving))
    throw new RefusalError('data.moving', { directory, database: moving });
}

async function mark(directory: string, name: string, url: string): Promise<string> {
  const file = path.join(directory, name);
  const database = withoutPassword(url);
  await writeFile(`${file}.new`, `${database}\n`);
  await rename(`${file}.new`, file);
  await flush(directory);
  return database;
}

async function readMark(directory: string, name: string): Promise<string | null> {
  const file = path.join(directory, name);
  return (await exists(file)) ? (await readFile(file, 'utf8')).trim() : null;
}

/** Whether a file is there. */
export async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Should the power fail later, a directory's files are those that it has now. */
export async function flush(directory: string): Promise<void> {
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
