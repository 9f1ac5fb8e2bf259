import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { replaceFile, sayParts, writeInParts } from '@tminus/adapters';
import { type Language, RefusalError } from '@tminus/domain';
import type { Context } from '../context.ts';
import { say } from '../output/terminal.ts';
import { type NotesDocument, type NotesMaterial, renderDocument } from './render-document.ts';

export interface NotesPlace {
  readonly version: string;
  /** The one component among several that the notes are about; null when they are about the whole. */
  readonly owner: string | null;
  /** The language that file names leave out. */
  readonly mainLanguage: Language;
}

/**
 * Where a document is kept, relative to the workspace: `docs/releases/vX.Y.Z.md`; for an audience
 * `vX.Y.Z.support.md`, in another language than the main one `vX.Y.Z.ja.md` or `vX.Y.Z.support.ja.md`; of one component
 * among several below a directory of its own.
 */
export function documentPath(
  { version, owner, mainLanguage }: NotesPlace,
  { audience, language, format }: NotesDocument,
): string {
  const parts = (owner ?? '').split('/').filter((part) => !/^\.*$/.test(part));
  const name = [
    `v${version.replaceAll(/[/\\]/g, '-')}`,
    ...(audience === null ? [] : [audience]),
    ...(language === mainLanguage ? [] : [language]),
    format,
  ];
  return join('docs', 'releases', ...parts, name.join('.'));
}

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
