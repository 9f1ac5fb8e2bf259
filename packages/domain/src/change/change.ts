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

export type ReferenceKind = 'issue' | 'requirement' | 'bug' | 'ticket' | 'vulnerability';

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
 * Conventional Commits 1.0.0 gives a change with `conforms: false` and its first line as subject.
 */
export interface Change {
  readonly sha: string;
  /** 0 for the commit's header; 1, 2, … for further conventional entries of a squash merge. */
  readonly index: number;
  readonly date: string;
  readonly author: string;
  readonly conforms: boolean;
  /** Lower case (`feat`, `fix`, …); null when the commit does not conform. */
  readonly type: string | null;
  readonly scope: string | null;
  readonly subject: string;
  readonly breaking: boolean;
  readonly breakingNotes: readonly string[];
  readonly refs: readonly Reference[];
  readonly footers: readonly Footer[];
  /** Commits that this one reverts, as full or abbreviated ids. */
  readonly reverts: readonly string[];
  /** Names of the components that it touches. */
  readonly components: readonly string[];
  readonly files: readonly string[];
}
