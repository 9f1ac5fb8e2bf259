import type { Change } from '../change/change.ts';
import { type ChangelogSection, meaningOf } from '../change/change-type.ts';
import { sectionOf } from '../changelog/section.ts';

/** The categories of release notes in their order. */
export const NOTE_CATEGORIES = [
  'new_features',
  'improvements',
  'bug_fixes',
  'breaking_changes',
  'deprecations',
  'security_updates',
  'performance_improvements',
] as const;

export type NoteCategory = (typeof NOTE_CATEGORIES)[number];

const BY_SECTION: Readonly<Record<ChangelogSection, NoteCategory>> = {
  added: 'new_features',
  changed: 'improvements',
  deprecated: 'deprecations',
  // What is gone stands with what will go: readers look for both at one place.
  removed: 'deprecations',
  fixed: 'bug_fixes',
  security: 'security_updates',
};

/**
 * Where release notes show a change; nowhere when the changelog leaves it out, unless a fragment gives it a section. A breaking change whose note says what
 * breaks stands among the breaking ones and in the category of what it brings. Marked by `!` alone, its subject is the
 * description of what breaks (Conventional Commits 1.0.0, rule 13), and it stands there only.
 */
export function categoriesOf(
  change: Change,
  section: ChangelogSection | null = sectionOf(change),
): readonly NoteCategory[] {
  if (section === null) return [];
  const meaning = meaningOf(change.type ?? '');
  const own =
    section === 'changed' && change.type === 'perf' ? 'performance_improvements' : BY_SECTION[section];
  if (!change.breaking) return [own];
  const isInternal = section === 'changed' && meaning?.section !== 'changed';
  const hasNote = change.breakingNotes.some((note) => note !== change.subject);
  return hasNote && !isInternal ? [own, 'breaking_changes'] : ['breaking_changes'];
}
