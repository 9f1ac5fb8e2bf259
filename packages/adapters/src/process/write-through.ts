import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncedWrite } from '../system/replace-file.ts';
import { systemCode } from './socket-path.ts';

/**
 * Replaces a JSON file so that a crash at any moment, of the process or of the machine, leaves the old or the new
 * value and nothing in between. One writer at a time. The file is readable by its owner only.
 */
export async function writeThrough(path: string, value: unknown): Promise<void> {
  const next = `${path}.next`;
  await syncedWrite(next, JSON.stringify(value), 0o600);
  await rename(next, path);
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Reads what `writeThrough` wrote; undefined when the file was never written. `T` is the writer's type. */
export async function readThrough<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
