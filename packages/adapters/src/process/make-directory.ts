import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './socket-path.ts';

/**
 * Makes a directory and those above it that are missing; one that is there is left as it is. Not Node's `recursive`,
 * which never returns where a file system refuses a new name with ENOENT, as /proc does.
 */
export async function makeDirectory(directory: string, mode: number): Promise<void> {
  if (await isMade(directory, mode)) return;
  await makeDirectory(dirname(directory), mode);
  await mkdir(directory, { mode }).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
  });
}

/** False when a directory above is missing. */
async function isMade(directory: string, mode: number): Promise<boolean> {
  try {
    await mkdir(directory, { mode });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return true;
    if (systemCode(error) !== 'ENOENT' || dirname(directory) === directory) throw error;
    return false;
  }
}
