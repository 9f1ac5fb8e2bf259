import type { Change, Reference } from '../change/change.ts';
import { type ChangelogSection, meaningOf } from '../change/change-type.ts';
import { footerTexts } from '../change/read-footers.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { firstParagraph } from '../notes/note-text.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** A commit of an earlier release that an entry takes back. */
export interface RevertedCommit {
  readonly sha: string;
  readonly version: string;
}

/** An entry that somebody gave new words, as it would stand without them. */
export interface ReplacedEntry {
  readonly section: ChangelogSection;
  readonly entry: ChangelogEntry;
}

/** Addresses of what an entry names. */
export interface EntryLinks {
  readonly commit: string | null;
  /** By the id as it is written; only those that lead somewhere. */
  readonly refs: Readonly<Record<string, string>>;
}

export interface ChangelogEntry {
  /** Null for a fragment that rewords no commit. */
  readonly sha: string | null;
  readonly type: string | null;
  readonly scope: string | null;
  readonly subject: string;
  readonly breaking: boolean;
  readonly refs: readonly Reference[];
  /** Names of the components that it touches. */
  readonly components: readonly string[];
  /** Path of the file that these words are from; then subject and body are markdown. */
  readonly fragment: string | null;
  readonly body: string;
  readonly reverts: readonly RevertedCommit[];
  /** The later release that took it back. */
  readonly revertedIn: string | null;
  /** What a fragment's words stand for: a file that was written before them still has these. */
  readonly replaces: readonly ReplacedEntry[];
  readonly links: EntryLinks;
}

const NO_LINKS: EntryLinks = { commit: null, refs: {} };
const NO_REVERTS: readonly RevertedCommit[] = [];
const REPLACES_NOTHING: readonly ReplacedEntry[] = [];

/** A change as its author wrote it, without links; what a `Security:` footer says stands below its subject. */
export function changeEntry(change: Change): ChangelogEntry {
  const { sha, type, scope, subject, breaking, refs, components, footers } = change;
  const [security] = footers.length === 0 ? [] : footerTexts(footers, 'security');
  return {
    sha,
    type,
    scope,
    subject,
    breaking,
    refs,
    components,
    fragment: null,
    body: security === undefined ? '' : escapeMarkdown(firstParagraph(security)),
    reverts: NO_REVERTS,
    revertedIn: null,
    replaces: REPLACES_NOTHING,
    links: NO_LINKS,
  };
}

/** A fragment's words; what it does not say is taken from the commit that it rewords. */
export function fragmentEntry(fragment: Fragment, change: Change | null): ChangelogEntry {
  return {
    sha: change?.sha ?? null,
    type: fragment.type ?? change?.type ?? null,
    scope: fragment.scope ?? change?.scope ?? null,
    subject: fragment.subject,
    breaking: fragment.breaking ?? change?.breaking ?? false,
    refs: fragment.refs.length > 0 ? fragment.refs : (change?.refs ?? []),
    components: fragment.components.length > 0 ? fragment.components : (change?.components ?? []),
    fragment: fragment.path,
    body: fragment.body,
    reverts: NO_REVERTS,
    revertedIn: null,
    replaces: REPLACES_NOTHING,
    links: NO_LINKS,
  };
}

/** Words of the product itself, which no commit and no fragment carries. */
export const plainEntry = (subject: string): ChangelogEntry => ({
  sha: null,
  type: null,
  scope: null,
  subject,
  breaking: false,
  refs: [],
  components: [],
  fragment: null,
  body: '',
  reverts: NO_REVERTS,
  revertedIn: null,
  replaces: REPLACES_NOTHING,
  links: NO_LINKS,
});

/** Where a fragment says that it belongs; what it has to say is shown, whatever its type usually means. */
export function fragmentSection(
  { section, type }: Fragment,
  ofChange: ChangelogSection | null,
): ChangelogSection {
  return section ?? (type === null ? ofChange : (meaningOf(type)?.section ?? null)) ?? 'changed';
}
