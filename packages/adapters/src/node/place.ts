import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '../process/socket-path.ts';

/**
 * Names a data directory on this host for good. The name is kept in the directory, since paths repeat in containers;
 * the host is part of it, since a directory can be shared between hosts and its lock can not.
 */
export async function readPlace(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'place');
  try {
    return `${hostname()}:${await readFile(file, 'utf8')}`;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  const name = randomUUID();
  await writeFile(`${file}.${name}`, name);
  await rename(`${file}.${name}`, file);
  return readPlace(dataDirectory);
}
