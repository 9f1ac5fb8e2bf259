import { randomUUID } from 'node:crypto';
import { link, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '../process/socket-path.ts';
import { syncedWrite } from '../system/replace-file.ts';

/**
 * Names a data directory on this host for good. The name is kept in the directory, since paths repeat in containers;
 * the host is part of it, since a directory can be shared between hosts and its lock can not. Of several who name it at
 * once the first one does.
 */
export async function readPlace(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'place');
  try {
    return `${hostname()}:${await readFile(file, 'utf8')}`;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  const name = randomUUID();
  const written = `${file}.${name}`;
  try {
    await syncedWrite(written, name);
    await link(written, file);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(written, { force: true });
  }
  return readPlace(dataDirectory);
}
