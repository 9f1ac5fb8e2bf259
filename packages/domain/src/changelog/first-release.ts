import type { Commit } from '../change/change.ts';

/**
 * The first release that holds each commit: the lowest version among the tags it is an ancestor of. Commits
 * that no tag holds are left out. Each commit is visited once whatever the number of releases: walking down
 * from the tags in ascending order, everything below a visited commit was visited with it.
 *
 * @param releases tagged commits, lowest version first
 */
export function firstReleases<T extends { readonly sha: string }>(
  commits: readonly Pick<Commit, 'sha' | 'parents'>[],
  releases: readonly T[],
): Map<string, T> {
  const parents = new Map(commits.map((commit) => [commit.sha, commit.parents]));
  const first = new Map<string, T>();
  for (const release of releases) {
    const open = [release.sha];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const above = parents.get(sha);
      if (above === undefined || first.has(sha)) continue;
      first.set(sha, release);
      open.push(...above);
    }
  }
  return first;
}
