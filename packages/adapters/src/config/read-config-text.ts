import { readFileSync } from 'node:fs';
import { RefusalError } from '@tminus/domain';

/**
 * The text of a configuration, at once: it is small, and the first thing that a command needs. Refuses `config.notFound`
 * and `config.unreadable`.
 */
export function readConfigText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new RefusalError('config.notFound', { file });
    throw new RefusalError('config.unreadable', { file, reason: message });
  }
}
