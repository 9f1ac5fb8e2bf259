import {
  type Audience,
  type Language,
  type NoteFormat,
  type NotesDetails,
  type NotesLinks,
  type NotesPlan,
  notesTitle,
  type ReleaseNotes,
  renderNotes,
  translator,
} from '@tminus/domain';
import { loadRenderers } from '../documents/load-renderers.ts';

/** One document of notes: for whom, in which language, in which form. */
export interface NotesDocument {
  readonly audience: Audience | null;
  readonly language: Language;
  readonly format: NoteFormat;
}

/** What documents of one version are made of. */
export interface NotesMaterial {
  readonly notesIn: (language: Language, details: NotesDetails) => ReleaseNotes;
  readonly detailsIn: (language: Language) => NotesDetails;
  readonly plan: NotesPlan | null;
  readonly links: NotesLinks;
  /** What documents that bear a moment bear: never the present, so that they come out alike. */
  readonly moment: Date;
}

export interface RenderedDocument {
  readonly content: string | Uint8Array;
  /** Signs that the fonts of a PDF lack. */
  readonly missing: readonly string[];
}

/** Makes a document. Pages and PDF documents come from markdown, and their makers are loaded for them alone. */
export async function renderDocument(
  { notesIn, detailsIn, plan, links, moment }: NotesMaterial,
  { audience, language, format }: NotesDocument,
): Promise<RenderedDocument> {
  const t = translator(language);
  const notes = notesIn(language, detailsIn(language));
  const markdown = renderNotes(notes, t, links, { audience, plan });
  if (format === 'md') return { content: markdown, missing: [] };
  const { renderHtml, renderPdf } = await loadRenderers();
  const source = { markdown, title: notesTitle(notes, t, audience), lang: language, date: moment };
  if (format === 'html') return { content: renderHtml(source), missing: [] };
  const { bytes, missing } = await renderPdf(source);
  return { content: bytes, missing };
}
