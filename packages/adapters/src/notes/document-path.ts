import { join } from 'node:path';
import type { Language } from '@tminus/domain';
import type { NotesSettings } from '../config/load-notes.ts';
import type { NotesDocument } from './render-document.ts';

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

/** The documents that a configuration lists: for everybody and for each audience, in each language and form. */
export const listedDocuments = ({ languages, audiences, formats }: NotesSettings): NotesDocument[] =>
  languages.flatMap((language) =>
    [null, ...audiences].flatMap((audience) => formats.map((format) => ({ audience, language, format }))),
  );

/** The language that file names leave out. */
export const mainLanguageOf = ({ languages }: NotesSettings): Language => languages[0] ?? 'en';
