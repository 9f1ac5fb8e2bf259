import { type PlannedComponent, type Release, type ReleaseCommit, releaseCommitOf } from '@tminus/domain';

/** A repository's part in a release. */
export interface ReleasedRepository {
  readonly repo: string;
  /** The last part of its path, as people call it. */
  readonly repository: string;
  /** The component that stands for it: its first in dependency order. */
  readonly subject: string;
  readonly components: readonly PlannedComponent[];
  /** The commit that was approved. */
  readonly planned: string;
  /** What was made of it; null when there was nothing to add. */
  readonly commit: ReleaseCommit | null;
  /** The commit that is deployed, and tagged. */
  readonly sha: string;
}

/** The repositories of a release, in the order of their first components. */
export function repositoriesOf(release: Release): readonly ReleasedRepository[] {
  const repos = [...new Set(release.plan.components.map(({ repo }) => repo))];
  return repos.map((repo) => {
    const components = release.plan.components.filter((component) => component.repo === repo);
    const [first] = components;
    if (first === undefined) throw new RangeError(`a repository without components: ${repo}`);
    const commit = releaseCommitOf(release, first.name);
    return {
      repo,
      repository: repo.split(/[\\/]/).findLast((part) => part !== '') ?? first.name,
      subject: first.name,
      components,
      planned: first.sha,
      commit,
      sha: commit?.sha ?? first.sha,
    };
  });
}
