/**
 * What one message must be read as: every field that matters, so that a row also says what must not be found.
 * Left out, `conforms` is whether there is a type, `scope` is null, and the rest is empty.
 */
export interface Reading {
  readonly type: string | null;
  readonly subject: string;
  readonly conforms?: boolean;
  readonly scope?: string;
  /** What breaks; there is nothing else to say that a change is breaking. */
  readonly notes?: readonly string[];
  /** Kind and id: `issue #12`. */
  readonly refs?: readonly string[];
  /** Token and value: `Reviewed-by: Z`. */
  readonly footers?: readonly string[];
  readonly reverts?: readonly string[];
}

/** A message and how it must be read, by a clause of a specification or a commit of a real project. */
export interface Row {
  /**
   * `CC` is Conventional Commits 1.0.0; `angular-cli` and an id, the whole message of that commit; `R-…` and
   * `X-…`, the product's specification; `own`, a decision of this project, with its reason.
   */
  readonly cite: string;
  readonly message: string;
  /** Several for a squash merge. */
  readonly expect: Reading | readonly Reading[];
  /** Parents of the commit; one when left out. */
  readonly parents?: number;
}
