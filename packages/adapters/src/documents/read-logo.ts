import { readFile, stat } from 'node:fs/promises';
import { RefusalError } from '@tminus/domain';
import type { Logo } from './document.ts';

const MOST_BYTES = 1024 * 1024;

/** Reads a picture that documents are to carry. Refuses `document.logoUnreadable`. */
export async function readLogo(file: string): Promise<Logo> {
  const refuse = (cause?: unknown): never => {
    throw new RefusalError('document.logoUnreadable', { file }, { cause });
  };
  const found = await stat(file).catch(refuse);
  if (!found.isFile() || found.size > MOST_BYTES) return refuse();
  const bytes = await readFile(file).catch(refuse);
  const type = typeOf(bytes);
  return type === null ? refuse() : { file, type, bytes };
}

/** By the bytes that every file of the form begins with, whatever its name says. */
function typeOf(bytes: Buffer): Logo['type'] | null {
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png';
  return bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff' ? 'image/jpeg' : null;
}
