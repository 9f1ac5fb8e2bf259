import type { Change } from '../change/change.ts';
import type { ChangelogSection } from '../change/change-type.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import { isRevert } from '../change/find-reverts.ts';
import type { Fragment } from '../fragment/fragment.ts';
import {
  type ChangelogEntry,
  changeEntry,
  fragmentEntry,
  fragmentSection,
  type ReplacedEntry,
} from './changelog-entry.ts';
import { deprecationsOf, isOnlyDeprecation } from './deprecations.ts';
import { type RulesOf, SECTIONS, sectionOf } from './section.ts';

/** What one release changed, for its readers. */
export interface ChangelogRelease {
  /** Null for what is not released yet. */
  readonly version: string | null;
  /** `YYYY-MM-DD`; null for what is not released yet. */
  readonly date: string | null;
  /** Null for the whole product. */
  readonly component: string | null;
  /** The commit that has its tag, by full id, and since when (ISO 8601 with offset); null where there is no tag yet. */
  readonly tagged: { readonly sha: string; readonly at: string } | null;
  readonly sections: Readonly<Record<ChangelogSection, readonly ChangelogEntry[]>>;
  /** Entries that would be there if they were not reverted within the release; nobody is shown them. */
  readonly vanished: readonly ChangelogEntry[];
  /** Whether its heading names the component, as in the changelog of a product of several. */
  readonly isNamed: boolean;
  /** Page with all of its differences, or with its tag when none is before it; null when no forge is known. */
  readonly link: string | null;
}

export interface ReleaseContents {
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly rulesOf?: RulesOf | undefined;
  /** What fragments say instead of commits, by full id. */
  readonly rewords?: ReadonlyMap<string, Fragment> | undefined;
  /** Fragments with an entry of their own. */
  readonly fragments?: readonly Fragment[] | undefined;
}

/**
 * Sorts the contents of one release into sections; reverted pairs are left out, fragments come before commits and
 * breaking entries before all.
 */
export function changelogRelease(
  heading: Pick<ChangelogRelease, 'version' | 'date' | 'component'> &
    Partial<Pick<ChangelogRelease, 'tagged'>>,
  { changes, rulesOf, rewords, fragments = [] }: ReleaseContents,
): ChangelogRelease {
  const sections: Record<ChangelogSection, ChangelogEntry[]> = {
    added: [],
    changed: [],
    deprecated: [],
    removed: [],
    fixed: [],
    security: [],
  };
  for (const fragment of fragments)
    sections[fragmentSection(fragment, null)].push({
      ...fragmentEntry(fragment, null),
      replaces: formerEntries(fragment, null, null),
    });
  const hasReverts = changes.some(isRevert);
  const kept = hasReverts ? dropReverted(changes) : changes;
  const reworded = new Set<string>();
  const tell = ({ section, entry }: ReplacedEntry): number => sections[section].push(entry);
  for (const change of kept) {
    const fragment = rewords?.get(change.sha);
    if (fragment === undefined) for (const told of entriesOf(change, rulesOf)) tell(told);
    else if (!reworded.has(change.sha)) {
      reworded.add(change.sha);
      const own = kept.filter(({ sha }) => sha === change.sha);
      for (const told of rewordedEntries(own, fragment, rulesOf)) tell(told);
    }
  }
  for (const section of SECTIONS)
    if (sections[section].some(({ breaking }) => breaking))
      sections[section].sort((left, right) => Number(right.breaking) - Number(left.breaking));
  const vanished = hasReverts
    ? without(changes, kept).flatMap((change) =>
        [change, ...deprecationsOf(change).map((deprecation) => deprecation.change)].map(changeEntry),
      )
    : [];
  return { tagged: null, ...heading, sections, vanished, isNamed: false, link: null };
}

/** What a change itself tells, and what its footers announce as deprecated. */
function entriesOf(change: Change, rulesOf: RulesOf | undefined): ReplacedEntry[] {
  const section = sectionOf(change, rulesOf?.(change));
  const own =
    section === null || isOnlyDeprecation(change, section) ? [] : [{ section, entry: changeEntry(change) }];
  return [...own, ...announcedBy(change)];
}

const announcedBy = (change: Change): ReplacedEntry[] =>
  deprecationsOf(change).map((deprecation) => ({
    section: 'deprecated',
    entry: changeEntry(deprecation.change),
  }));

/**
 * What a fragment makes of a commit. A squash merge is one commit with several changes: the new words take the place of
 * all, but of those that users must know of: what breaks, what is deprecated, and what concerns security.
 */
function rewordedEntries(
  [change, ...further]: readonly Change[],
  fragment: Fragment,
  rulesOf: RulesOf | undefined,
): ReplacedEntry[] {
  if (change === undefined) return [];
  const ofChange = sectionOf(change, rulesOf?.(change));
  const section = fragmentSection(fragment, ofChange);
  // Words below that heading are about the deprecation itself.
  const announced = section === 'deprecated' ? [] : announcedBy(change);
  const beside = further.flatMap((one) =>
    entriesOf(one, rulesOf).filter((told) => told.entry.breaking || MUST_BE_KNOWN.has(told.section)),
  );
  const shown = new Set([...announced, ...beside].map(keyOf));
  const replaces = [change, ...further]
    .flatMap((one) => entriesOf(one, rulesOf))
    .filter((told) => !shown.has(keyOf(told)));
  const former = formerEntries(fragment, change, ofChange);
  const entry = { ...fragmentEntry(fragment, change), replaces: [...replaces, ...former] };
  return [{ section, entry }, ...announced, ...beside];
}

/** What a fragment's file said earlier, as it was told then. */
const formerEntries = (
  { former = [] }: Fragment,
  change: Change | null,
  ofChange: ChangelogSection | null,
): ReplacedEntry[] =>
  former
    .filter(({ kind }) => kind === 'change')
    .map((old) => ({
      section: fragmentSection(old, ofChange),
      entry: fragmentEntry(old, old.commit === null ? null : change),
    }));

const MUST_BE_KNOWN: ReadonlySet<ChangelogSection> = new Set(['deprecated', 'security']);

const keyOf = ({ section, entry: { scope, subject } }: ReplacedEntry): string =>
  JSON.stringify([section, scope, subject]);

function without(changes: readonly Change[], kept: readonly Change[]): Change[] {
  const shown = new Set(kept);
  return changes.filter((change) => !shown.has(change));
}

/** The release with each entry as `map` gives it, and without those for which that is null. */
export function mapEntries(
  release: ChangelogRelease,
  map: (entry: ChangelogEntry) => ChangelogEntry | null,
): ChangelogRelease {
  const mapped = (section: ChangelogSection): readonly ChangelogEntry[] =>
    release.sections[section].map(map).filter((entry) => entry !== null);
  const sections = {
    added: mapped('added'),
    changed: mapped('changed'),
    deprecated: mapped('deprecated'),
    removed: mapped('removed'),
    fixed: mapped('fixed'),
    security: mapped('security'),
  };
  return { ...release, sections };
}

/** Whether a release has nothing to show. */
export function isEmptyRelease({ sections }: ChangelogRelease): boolean {
  return SECTIONS.every((section) => sections[section].length === 0);
}
