import type { Change } from '../change/change.ts';
import { findReverts } from '../change/find-reverts.ts';
import type { RevertedCommit } from './changelog-entry.ts';
import { type ChangelogRelease, mapEntries } from './changelog-release.ts';

/**
 * What was released and then reverted says so, and its revert says what of which release it takes back. Reverts within
 * one release are no matter of this: both are gone from it.
 *
 * @param changes newest first
 * @param versionOf the release that first held a commit; null where none does
 */
export function markReverted(
  releases: readonly ChangelogRelease[],
  changes: readonly Change[],
  versionOf: (sha: string) => string | null,
): readonly ChangelogRelease[] {
  const taken = new Map<string, RevertedCommit[]>();
  const revertedIn = new Map<string, string>();
  const touched = new Set<string | null>();
  for (const { revert, targets } of findReverts(changes)) {
    const later = versionOf(revert.sha);
    for (const sha of targets) {
      const version = versionOf(sha);
      if (version === null || version === later) continue;
      taken.set(revert.sha, [...(taken.get(revert.sha) ?? []), { sha, version }]);
      touched.add(later).add(version);
      // Newest first, so that the first of several reverts stays.
      if (later !== null) revertedIn.set(sha, later);
    }
  }
  if (taken.size === 0) return releases;
  return releases.map((release) => {
    if (!touched.has(release.version)) return release;
    return mapEntries(release, (entry) => {
      const reverts = entry.sha === null ? undefined : taken.get(entry.sha);
      const version = entry.sha === null ? undefined : revertedIn.get(entry.sha);
      if (reverts === undefined && version === undefined) return entry;
      return { ...entry, reverts: reverts ?? entry.reverts, revertedIn: version ?? entry.revertedIn };
    });
  });
}
