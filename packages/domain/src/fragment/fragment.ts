import type { Reference } from '../change/change.ts';
import type { ChangelogSection } from '../change/change-type.ts';

/** What a fragment tells readers: a change for the changelog, or a part of the release notes that no commit carries. */
export const FRAGMENT_KINDS = ['change', 'migration', 'known-issue', 'coming-next'] as const;
export type FragmentKind = (typeof FRAGMENT_KINDS)[number];

/** Words for the readers of a release, kept as a file in the repository until and after it is released. */
export interface Fragment {
  /** Of its file, relative to the repository root, with `/`. */
  readonly path: string;
  readonly kind: FragmentKind;
  /** As of a commit, lower case; null when the section says it, or the commit that is reworded. */
  readonly type: string | null;
  /** Goes before what the type would mean. */
  readonly section: ChangelogSection | null;
  readonly scope: string | null;
  /** Names of components; empty for the product as a whole. */
  readonly components: readonly string[];
  readonly refs: readonly Reference[];
  /** Id, perhaps abbreviated, of the commit whose entry these words replace. */
  readonly commit: string | null;
  /** Where its file says so, from 1. */
  readonly commitLine?: number;
  /** Null when the file does not say, so that a reworded commit keeps its own. */
  readonly breaking: boolean | null;
  /** First line, markdown. */
  readonly subject: string;
  /** Everything below it, markdown; often empty. */
  readonly body: string;
  /** What the same file said earlier, as far as anybody looked. */
  readonly former?: readonly Fragment[];
}

/** One thing that is wrong in a fragment's file; `code` is a message key under `fragment.problem.`. */
export interface FragmentProblem {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly code: FragmentProblemCode;
  readonly params: Readonly<Record<string, string>>;
}

export type FragmentProblemCode =
  | 'unclosed'
  | 'line'
  | 'key'
  | 'keyNear'
  | 'twice'
  | 'value'
  | 'valueNear'
  | 'reference'
  | 'commit'
  | 'commitUnknown'
  | 'commitAmbiguous'
  | 'component'
  | 'componentNear'
  | 'kindless'
  | 'subject';
