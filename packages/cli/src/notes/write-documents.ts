import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  documentPath,
  type NotesDocument,
  type NotesMaterial,
  type NotesPlace,
  renderDocument,
  replaceFile,
  sayParts,
  writeInParts,
} from '@tminus/adapters';
import { RefusalError } from '@tminus/domain';
import type { Context } from '../context.ts';
import { say } from '../output/terminal.ts';

/**
 * Writes documents, long markdown in parts; a file that says the same already stays untouched. Returns their paths.
 * Refuses `document.unwritable`.
 */
export async function writeDocuments(
  context: Context,
  place: NotesPlace,
  material: NotesMaterial,
  documents: readonly NotesDocument[],
): Promise<readonly string[]> {
  const files = [];
  for (const document of documents) {
    const { content, missing } = await renderDocument(material, document);
    const file = join(context.workspace, documentPath(place, document));
    await write(context, file, content).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
      const params = { file: relative(context.workspace, file), reason: error.message };
      throw new RefusalError('document.unwritable', params, { cause: error });
    });
    if (missing.length > 0)
      say(context.translate('cli.notes.missing', { file, signs: missing.slice(0, 20).join(' ') }));
    files.push(file);
  }
  return files;
}

async function write({ translate }: Context, file: string, content: string | Uint8Array): Promise<void> {
  if (typeof content === 'string') {
    const { wasWhole, parts } = await writeInParts(file, content, { report: sayParts(file, translate, say) });
    if (wasWhole || parts === 1) say(translate(wasWhole ? 'cli.unchanged' : 'cli.wrote', { file }));
    return;
  }
  const before = await readFile(file).catch(() => null);
  const isSame = before?.equals(content) ?? false;
  if (!isSame) await replaceFile(file, content);
  say(translate(isSame ? 'cli.unchanged' : 'cli.wrote', { file }));
}
