import type { Language } from '@tminus/domain';

/** A document for people, as markdown and what stands around it. */
export interface DocumentSource {
  /** CommonMark with tables; a heading of the first level at its start gives way to `title`. No HTML is taken. */
  readonly markdown: string;
  readonly title: string;
  readonly lang: Language;
  readonly subtitle?: string;
  /** Stands below the title, for example the version and the date. */
  readonly meta?: readonly { readonly label: string; readonly value: string }[];
  /** The moment that the document bears; the same document has the same bytes, whenever it is made. */
  readonly date?: Date | undefined;
  readonly theme?: DocumentTheme;
}

export interface DocumentTheme {
  /** For headings and links, as `#rrggbb`; a shade of it where it could not be read. */
  readonly accent?: string;
  readonly logo?: Logo;
}

/** A picture that the document carries itself. */
export interface Logo {
  readonly file: string;
  readonly type: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

export interface PdfDocument {
  readonly bytes: Uint8Array;
  /** Signs that the fonts lack: something else stands for each, or nothing where none is seen. */
  readonly missing: readonly string[];
}

/** Blue that can be read on white and, lightened, on black. */
export const DEFAULT_ACCENT = '#0b57d0';
