import type { Change, Reference } from '../change/change.ts';
import type { ChangelogSection } from '../change/change-type.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import { SECTIONS, sectionOf } from './section.ts';

export interface ChangelogEntry {
  readonly sha: string;
  readonly type: string | null;
  readonly scope: string | null;
  readonly subject: string;
  readonly breaking: boolean;
  readonly refs: readonly Reference[];
}

/** What one release changed, for its readers. */
export interface ChangelogRelease {
  /** Null for what is not released yet. */
  readonly version: string | null;
  /** `YYYY-MM-DD`; null for what is not released yet. */
  readonly date: string | null;
  /** Null for the whole product. */
  readonly component: string | null;
  readonly sections: Readonly<Record<ChangelogSection, readonly ChangelogEntry[]>>;
}

/** Sorts changes of one release into sections; reverted pairs are left out, breaking entries come first. */
export function changelogRelease(
  heading: Pick<ChangelogRelease, 'version' | 'date' | 'component'>,
  changes: readonly Change[],
): ChangelogRelease {
  const sections: Record<ChangelogSection, ChangelogEntry[]> = {
    added: [],
    changed: [],
    deprecated: [],
    removed: [],
    fixed: [],
    security: [],
  };
  for (const change of dropReverted(changes)) {
    const section = sectionOf(change);
    if (section === null) continue;
    const { sha, type, scope, subject, breaking, refs } = change;
    sections[section].push({ sha, type, scope, subject, breaking, refs });
  }
  for (const section of SECTIONS)
    sections[section].sort((left, right) => Number(right.breaking) - Number(left.breaking));
  return { ...heading, sections };
}

/** Whether a release has nothing to show. */
export function isEmptyRelease({ sections }: ChangelogRelease): boolean {
  return SECTIONS.every((section) => sections[section].length === 0);
}
