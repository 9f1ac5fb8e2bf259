import {
  attributeTo,
  type Change,
  type Commit,
  isWholeRepository,
  type Placed,
  parseCommit,
} from '@tminus/domain';
import { inOrder, walkHistory } from './read-history.ts';
import { resolveCommit } from './revision.ts';

export interface ChangeQuery {
  readonly repo: string;
  /** Components of this repository. */
  readonly components: readonly Placed[];
  readonly from?: string;
  /** `HEAD` when left out. */
  readonly to?: string;
  /** Whether changes keep their files, which components may be found by. True when left out. */
  readonly keepsFiles?: boolean;
  readonly signal?: AbortSignal;
}

export interface ChangeList {
  /** Children before their parents. */
  readonly commits: readonly Pick<Commit, 'sha' | 'parents'>[];
  /** Every change of these commits in the same order, whether or not it conforms or touches a component. */
  readonly changes: readonly Change[];
}

/** Reads every commit of a range in one pass and attributes it to components. Refuses as `readHistory` does. */
export async function readChanges(query: ChangeQuery): Promise<ChangeList> {
  const { repo, components, from, to = 'HEAD', keepsFiles = true, signal } = query;
  const withFiles = keepsFiles || !isWholeRepository(components);
  const revisions = [to, ...(from === undefined ? [] : [from])];
  const range = Promise.all(revisions.map((revision) => resolveCommit(repo, revision))).then(
    ([tip = '', ...excluded]) => ({ tip, excluded }),
  );
  const touchedBy = attributeTo(components);
  return inOrder(async (order) => {
    const commits: Pick<Commit, 'sha' | 'parents'>[] = [];
    const changes: Change[] = [];
    const walk = walkHistory({ repo, withFiles, range, order, ...(signal !== undefined && { signal }) });
    await range;
    for await (const batch of walk)
      for (const commit of batch) {
        commits.push({ sha: commit.sha, parents: commit.parents });
        const touched = touchedBy(commit.files);
        const read = keepsFiles ? commit : { ...commit, files: [] };
        for (const change of parseCommit(read, touched, components[0]?.reading)) changes.push(change);
      }
    return { commits, changes };
  });
}
