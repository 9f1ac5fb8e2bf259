import type { FoundRelease, HistoryReleases } from '@tminus/domain';

/** The releases of a history, to be asked for by what is known of one. */
export interface IndexedReleases extends HistoryReleases {
  readonly byVersion: ReadonlyMap<string, FoundRelease>;
  /** By the full id of a commit; the highest of those that it was tagged as. */
  readonly bySha: ReadonlyMap<string, FoundRelease>;
}

/** Looks at each release once. */
export function indexReleases(history: HistoryReleases): IndexedReleases {
  const byVersion = new Map<string, FoundRelease>();
  const bySha = new Map<string, FoundRelease>();
  for (const release of history.releases) {
    if (!byVersion.has(release.version)) byVersion.set(release.version, release);
    bySha.set(release.sha, release);
  }
  return { ...history, byVersion, bySha };
}
