import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { remoteAddress } from './repository.ts';

/**
 * Address of the remote `origin` as it was written, without starting git where the repository's own configuration is
 * plain: what stands in other files only changes how git gets there, not where it is. Null when there is none.
 */
export async function originAddress(repo: string): Promise<string | null> {
  const plain = readPlainOrigin(join(repo, '.git', 'config'));
  return plain === undefined ? remoteAddress(repo) : plain;
}

/** Undefined for a file that cannot be read, or says more than this can follow. */
function readPlainOrigin(file: string): string | null | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // In a linked work tree `.git` is a file; a bare repository has none.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  if (/include|insteadof|\\\n|worktreeconfig/i.test(text)) return undefined;
  const section = /^\[remote "origin"\]\s*\n((?:(?!\s*\[).*\n?)*)/m.exec(text)?.[1];
  if (section === undefined) return /remote/i.test(text) ? undefined : null;
  const address = /^\s*url\s*=\s*([^\s"#;\\]+)\s*$/m.exec(section)?.[1];
  return address;
}
