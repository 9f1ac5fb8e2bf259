import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file as a whole: whoever reads it sees the old content or the new one, also after a crash. Makes the
 * directories above it, and leaves a file alone that says the same already.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const before = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (before?.equals(Buffer.from(content)) === true) return;
  const next = `${path}.${process.pid}.next`;
  try {
    await syncedWrite(next, content);
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

/** Writes a file, and returns when it is on the disk. `mode` is for a file that was not there. */
export async function syncedWrite(path: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
