/** Where a reader finds help. */
export interface SupportContact {
  readonly email: string | null;
  readonly phone: string | null;
  /** A help centre or portal. */
  readonly url: string | null;
  /** When somebody answers, or whatever else is good to know, as one sentence or more. */
  readonly text: string | null;
}

export interface DocumentationLink {
  readonly title: string;
  readonly url: string;
}

/** What is planned after this version. */
export interface ComingNext {
  /** Null when nobody says which version that will be. */
  readonly version: string | null;
  readonly items: readonly { readonly text: string; readonly description: string | null }[];
}

/** What no commit says, and the configuration does, in the language of the notes. */
export interface NotesDetails {
  /** Name of the product; null when nobody gave it one. */
  readonly product: string | null;
  /** What this version is about, in a few words. */
  readonly theme: string | null;
  readonly support: SupportContact | null;
  readonly documentation: readonly DocumentationLink[];
  readonly comingNext: ComingNext;
}

export const NO_DETAILS: NotesDetails = {
  product: null,
  theme: null,
  support: null,
  documentation: [],
  comingNext: { version: null, items: [] },
};
