import { branchTips, createBranch, isAncestor, resolveCommit } from '@tminus/adapters';
import { RefusalError } from '@tminus/domain';

/** A branch as it was found or made. */
export interface MadeBranch {
  readonly repo: string;
  readonly branch: string;
  readonly version: string;
  /** What it starts from: a branch, a tag, a commit. */
  readonly base: string;
  /** Where the branch is, or would be made. */
  readonly sha: string;
  /** Where the base is. */
  readonly baseSha: string;
  /** Whether all of the base is in the branch. */
  readonly hasBase: boolean;
  readonly outcome: 'made' | 'there' | 'would';
}

interface Wanted extends Pick<MadeBranch, 'repo' | 'branch' | 'version' | 'base'> {
  /** A commit of the base where that is a branch, which has moved on since when the wanted one is there already. */
  readonly at?: string;
  readonly dryRun: boolean;
}

/**
 * Makes a branch, or leaves the one that is there, here or at `origin`, as it is: work may have gone on in it. Refuses
 * with `git.branchElsewhere` one that does not build on the tag or commit that it is to start from.
 */
export async function makeBranch({ dryRun, at, ...wanted }: Wanted): Promise<MadeBranch> {
  const { repo, branch, base } = wanted;
  const expected = at ?? (await resolveCommit(repo, base));
  const [present] = await branchTips(repo, branch);
  if (present !== undefined) {
    const hasBase = await isAncestor(repo, expected, present);
    if (at === undefined && !hasBase)
      throw new RefusalError('git.branchElsewhere', { branch, actual: present, expected });
    return { ...wanted, sha: present, baseSha: expected, hasBase, outcome: 'there' };
  }
  const fresh = { ...wanted, sha: expected, baseSha: expected, hasBase: true };
  if (dryRun) return { ...fresh, outcome: 'would' };
  await createBranch(repo, branch, expected);
  return { ...fresh, outcome: 'made' };
}
