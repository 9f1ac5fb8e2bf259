import { readFile } from 'node:fs/promises';
import { RefusalError } from '@tminus/domain';

/** Git's own line above the changes that `commit --verbose` shows. */
const SCISSORS = /^. -{8,} >8 -{8,}$/;
const MERGE = /^Merge (?:branch|branches|tag|tags|commit|commits|remote-tracking|pull request) /;

/**
 * A message as it would be committed, out of a file or, for `-`, stdin: without comments. Refuses `lint.messageMissing`
 * and `lint.messageUnreadable`.
 */
export async function readMessage(file: string): Promise<string> {
  try {
    return asCommitted(file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new RefusalError('lint.messageMissing', { file });
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('lint.messageUnreadable', { file, reason }, { cause: error });
  }
}

function asCommitted(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const cut = lines.findIndex((line) => SCISSORS.test(line));
  return lines
    .slice(0, cut === -1 ? undefined : cut)
    .filter((line) => !line.startsWith('#'))
    .join('\n');
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** Git worded it, and nothing is known yet of its parents. */
export const isMergeMessage = (message: string): boolean => MERGE.test(message.trimStart());
