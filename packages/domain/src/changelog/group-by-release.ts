import type { Change, Commit } from '../change/change.ts';
import { groupBy } from '../change/group-by.ts';
import { versionTags } from '../version/current-version.ts';
import { type ChangelogRelease, changelogRelease, isEmptyRelease } from './changelog-release.ts';
import { firstReleases } from './first-release.ts';

interface TaggedRelease {
  readonly version: string;
  readonly sha: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Where the releases of a history are; components whose tags have one form share it. */
export interface HistoryReleases {
  /** Lowest version first. */
  readonly releases: readonly TaggedRelease[];
  /** The first release that held a commit, by its id; none has what is not released yet. */
  readonly firstRelease: ReadonlyMap<string, TaggedRelease>;
}

export interface TaggedHistory {
  /** The history that is asked about, in any order, without gaps. */
  readonly commits: readonly Pick<Commit, 'sha' | 'parents'>[];
  /** `date` is ISO 8601. */
  readonly tags: readonly { readonly name: string; readonly sha: string; readonly date: string }[];
  readonly pattern: string;
}

/** Finds the releases of a history by its tags; one look at each commit. */
export function releasesOf({ commits, tags, pattern }: TaggedHistory): HistoryReleases {
  const known = new Set(commits.map(({ sha }) => sha));
  const releases = versionTags(tags, pattern)
    .map(({ version, tag }) => ({ version, sha: tag.sha, date: tag.date.slice(0, 10) }))
    .filter(({ sha }) => known.has(sha));
  return { releases, firstRelease: firstReleases(commits, releases) };
}

/**
 * Splits the changes of one component, or of the whole product (null), into releases, newest version first, each change
 * in the first release that held it; what none holds is unreleased and comes first. Merged side branches end up where
 * they were released, not where the log lists them. A release in which nothing changed stays, with empty sections.
 *
 * @param changes newest first
 */
export function groupByRelease(
  { releases, firstRelease }: HistoryReleases,
  changes: readonly Change[],
  component: string | null,
): ChangelogRelease[] {
  const groups = groupBy(changes, ({ sha }) => firstRelease.get(sha) ?? null);
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
