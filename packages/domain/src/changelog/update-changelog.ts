import type { ChangelogEntry } from './changelog-entry.ts';
import { type ChangelogRelease, isEmptyRelease, mapEntries } from './changelog-release.ts';
import { mergeChangelog } from './merge-changelog.ts';
import { CHANGELOG_WORDS } from './render-changelog.ts';
import { renderEntry } from './render-entry.ts';

/** Releases as the text of a changelog. */
export type RenderChangelog = (releases: readonly ChangelogRelease[]) => string;

/**
 * A changelog file brought up to date with these releases, as `mergeChangelog` does. Commits that the file itself says
 * to leave out (`<!-- tminus:omit 1a2b3c4 -->`) have no entry.
 */
export function updateChangelog(
  file: string,
  releases: readonly ChangelogRelease[],
  render: RenderChangelog,
): string {
  const omitted = omissionsOf(file);
  const left: ChangelogEntry[] = [];
  const shown = releases.map((release) => {
    if (omitted.length === 0) return release;
    return mapEntries(release, (entry) => {
      if (!omitted.some((id) => entry.sha?.startsWith(id))) return entry;
      left.push(entry);
      return null;
    });
  });
  const wanted = shown.filter((release) => release.version !== null || !isEmptyRelease(release));
  const gone = [...releases.flatMap(({ vanished }) => vanished), ...left];
  const vanished = gone.map((entry) => renderEntry(entry, CHANGELOG_WORDS.breaking));
  return mergeChangelog(file, render(wanted), vanished);
}

function omissionsOf(file: string): string[] {
  return [...file.matchAll(/<!--\s*tminus:omit\s+([0-9a-fA-F\s,]+?)\s*-->/g)].flatMap(([, ids = '']) =>
    ids
      .split(/[\s,]+/)
      .filter((id) => id.length >= 7)
      .map((id) => id.toLowerCase()),
  );
}
