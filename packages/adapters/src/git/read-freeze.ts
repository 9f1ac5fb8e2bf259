import {
  type Change,
  type Component,
  checkFreeze,
  type FreezeException,
  type FreezeResult,
  type FrozenCommit,
  parseCommit,
} from '@tminus/domain';
import { readHistory } from './read-history.ts';

export interface FreezeQuery {
  readonly repo: string;
  /** What these reach is not looked at. */
  readonly from: readonly string[];
  /** Revision that the branch ends with. */
  readonly to: string;
  /** The branch is frozen from 00:00 UTC of this day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly exceptions: readonly FreezeException[];
  readonly reading: Component['reading'];
}

/** What came to a branch after its freeze, as `checkFreeze` judges it. Refuses as `readHistory` does. */
export async function readFreeze({
  reading,
  date,
  exceptions,
  ...range
}: FreezeQuery): Promise<FreezeResult> {
  const commits: FrozenCommit[] = [];
  const changes: Change[] = [];
  for await (const commit of readHistory({ ...range, withFiles: false })) {
    commits.push(commit);
    for (const change of parseCommit(commit, [], reading)) changes.push(change);
  }
  return checkFreeze({ commits, changes, from: date, exceptions });
}
