import { attributeTo, type Change, type Commit, type Component, parseCommit } from '@tminus/domain';
import { readHistory } from './read-history.ts';

export interface ChangeQuery {
  readonly repo: string;
  /** Components of this repository. */
  readonly components: readonly Pick<Component, 'name' | 'path'>[];
  readonly from?: string;
  /** `HEAD` when left out. */
  readonly to?: string;
  /** Whether changes have their files; components below a path of their own need them. True when left out. */
  readonly withFiles?: boolean;
  readonly signal?: AbortSignal;
}

export interface ChangeList {
  /** Children before their parents. */
  readonly commits: readonly Pick<Commit, 'sha' | 'parents'>[];
  /** Every change of these commits in the same order, whether or not it conforms or touches a component. */
  readonly changes: readonly Change[];
}

/** Reads every commit of a range in one pass and attributes it to components. Refuses as `readHistory` does. */
export async function readChanges({
  components,
  withFiles = true,
  ...query
}: ChangeQuery): Promise<ChangeList> {
  const touchedBy = attributeTo(components);
  const commits: Pick<Commit, 'sha' | 'parents'>[] = [];
  const changes: Change[] = [];
  for await (const commit of readHistory({ ...query, withFiles })) {
    commits.push({ sha: commit.sha, parents: commit.parents });
    for (const change of parseCommit(commit, touchedBy(commit.files))) changes.push(change);
  }
  return { commits, changes };
}
