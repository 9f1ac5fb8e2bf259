import type { Change, Commit } from '../change/change.ts';
import { groupBy } from '../change/group-by.ts';
import { versionTags } from '../version/current-version.ts';
import { type ChangelogRelease, changelogRelease, isEmptyRelease } from './changelog-release.ts';
import { firstReleases } from './first-release.ts';

export interface ReleaseGrouping {
  /** The history that is asked about, in any order, without gaps. */
  readonly commits: readonly Pick<Commit, 'sha' | 'parents'>[];
  /** Changes of these commits, newest first. */
  readonly changes: readonly Change[];
  /** `date` is ISO 8601. */
  readonly tags: readonly { readonly name: string; readonly sha: string; readonly date: string }[];
  readonly pattern: string;
  /** Takes only the changes that touch it; null takes all. */
  readonly component: string | null;
}

/**
 * Splits a history into releases, newest version first, each change in the first release that held it;
 * what none holds is unreleased and comes first. Merged side branches end up where they were released, not
 * where the log lists them. A release in which the component did not change stays, with empty sections.
 */
export function groupByRelease(grouping: ReleaseGrouping): ChangelogRelease[] {
  const { commits, changes, tags, pattern, component } = grouping;
  const known = new Set(commits.map(({ sha }) => sha));
  const releases = versionTags(tags, pattern)
    .map(({ version, tag }) => ({ version, sha: tag.sha, date: tag.date.slice(0, 10) }))
    .filter(({ sha }) => known.has(sha));
  const releaseOf = firstReleases(commits, releases);
  const own =
    component === null ? changes : changes.filter((change) => change.components.includes(component));
  const groups = groupBy(own, ({ sha }) => releaseOf.get(sha) ?? null);
  const unreleased = changelogRelease({ version: null, date: null, component }, groups.get(null) ?? []);
  const released = releases
    .map((release) =>
      changelogRelease(
        { version: release.version, date: release.date, component },
        groups.get(release) ?? [],
      ),
    )
    .reverse();
  return isEmptyRelease(unreleased) ? released : [unreleased, ...released];
}
