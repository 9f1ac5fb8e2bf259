/** A commit as git reports it, before anything is read into it. */
export interface Commit {
  /** Full object id, 40 or 64 hexadecimal digits. */
  readonly sha: string;
  /** Author date, ISO 8601 with offset. */
  readonly date: string;
  readonly author: string;
  /** Subject and body as written, line ends normalised to `\n`. */
  readonly message: string;
  /** Paths touched, relative to the repository root; empty when they were not asked for. */
  readonly files: readonly string[];
  readonly parents: readonly string[];
}

export const REFERENCE_KINDS = ['issue', 'requirement', 'bug', 'ticket', 'vulnerability'] as const;

export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** An id found in a message, for example `{raw: 'REQ-003', kind: 'requirement'}`. */
export interface Reference {
  readonly raw: string;
  readonly kind: ReferenceKind;
}

/** A line such as `Reviewed-by: Z` or `Refs #12` at the end of a message, with its continuation lines. */
export interface Footer {
  /** As written; `BREAKING CHANGE` for either spelling. */
  readonly token: string;
  readonly value: string;
}

/**
 * One change as read from a commit. Nothing is left out: a message that does not follow
 * Conventional Commits 1.0.0 gives a change with `conforms: false`, and with its first line as subject unless
 * it is plain what was meant (`fix(api):no blank`), which counts as what it was meant to be.
 */
export interface Change {
  readonly sha: string;
  /** 0 for the commit's header; 1, 2, … for further conventional entries of a squash merge. */
  readonly index: number;
  readonly date: string;
  readonly author: string;
  readonly conforms: boolean;
  /** Lower case (`feat`, `fix`, …); null when the first line is no header at all. */
  readonly type: string | null;
  readonly scope: string | null;
  readonly subject: string;
  readonly breaking: boolean;
  readonly breakingNotes: readonly string[];
  readonly refs: readonly Reference[];
  readonly footers: readonly Footer[];
  /** Commits that this one reverts, as full or abbreviated ids, or as `#12` by the pull request they came with. */
  readonly reverts: readonly string[];
  /** Names of the components that it touches. */
  readonly components: readonly string[];
  readonly files: readonly string[];
}
