import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { STEERING_FILES, STEERING_LIMIT, type SteeringFile, type SteeringFiles } from '@tminus/domain';

/**
 * The steering files beside `tminus.yaml`, as they are now. What is not there, is no file, is too large or may not be read
 * is told, never refused: a plan can be made without.
 *
 * @param workspace directory of `tminus.yaml`
 */
export async function readSteeringFiles(workspace: string): Promise<SteeringFiles> {
  const [structure, tech, product] = await Promise.all([
    readFile(join(workspace, STEERING_FILES.structure)),
    readFile(join(workspace, STEERING_FILES.tech)),
    readFile(join(workspace, STEERING_FILES.product)),
  ]);
  return { structure, tech, product };
}

/** What says that there is no such file. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENXIO']);

async function readFile(path: string): Promise<SteeringFile> {
  try {
    // A pipe would keep whoever opens it waiting for a writer.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile()) return { state: 'missing' };
      if (found.size > STEERING_LIMIT) return { state: 'tooLarge' };
      // It may have grown meanwhile; one byte more than is allowed tells.
      const buffer = Buffer.alloc(STEERING_LIMIT + 1);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      if (bytesRead > STEERING_LIMIT) return { state: 'tooLarge' };
      return { state: 'read', text: new TextDecoder().decode(buffer.subarray(0, bytesRead)) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return ABSENT.has(code) ? { state: 'missing' } : { state: 'unreadable', reason: message };
  }
}
