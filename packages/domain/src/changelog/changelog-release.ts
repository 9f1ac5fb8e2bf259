import type { Change } from '../change/change.ts';
import type { ChangelogSection } from '../change/change-type.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import { isRevert } from '../change/find-reverts.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { type ChangelogEntry, changeEntry, fragmentEntry, fragmentSection } from './changelog-entry.ts';
import { deprecationsOf, isOnlyDeprecation } from './deprecations.ts';
import { SECTIONS, type SectionRules, sectionOf } from './section.ts';

/** What one release changed, for its readers. */
export interface ChangelogRelease {
  /** Null for what is not released yet. */
  readonly version: string | null;
  /** `YYYY-MM-DD`; null for what is not released yet. */
  readonly date: string | null;
  /** Null for the whole product. */
  readonly component: string | null;
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
  readonly rules?: SectionRules | undefined;
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
  heading: Pick<ChangelogRelease, 'version' | 'date' | 'component'>,
  { changes, rules, rewords, fragments = [] }: ReleaseContents,
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
    sections[fragmentSection(fragment, null)].push(fragmentEntry(fragment, null));
  const hasReverts = changes.some(isRevert);
  const kept = hasReverts ? dropReverted(changes) : changes;
  const reworded = new Set<string>();
  for (const change of kept) {
    const section = sectionOf(change, rules);
    const fragment = rewords?.get(change.sha);
    if (fragment === undefined) {
      if (section !== null && !isOnlyDeprecation(change, section))
        sections[section].push(changeEntry(change));
    } else if (!reworded.has(change.sha)) {
      // A squash merge is one commit with several entries: its new words take the place of all.
      reworded.add(change.sha);
      const told = fragmentSection(fragment, section);
      sections[told].push(fragmentEntry(fragment, change));
      // Its words are about the deprecation itself.
      if (told === 'deprecated') continue;
    } else continue;
    for (const deprecation of deprecationsOf(change))
      sections.deprecated.push(changeEntry(deprecation.change));
  }
  for (const section of SECTIONS)
    if (sections[section].some(({ breaking }) => breaking))
      sections[section].sort((left, right) => Number(right.breaking) - Number(left.breaking));
  const vanished = hasReverts
    ? without(changes, kept).flatMap((change) =>
        [change, ...deprecationsOf(change).map((deprecation) => deprecation.change)].map(changeEntry),
      )
    : [];
  return { ...heading, sections, vanished, isNamed: false, link: null };
}

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
