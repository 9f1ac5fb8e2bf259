import { isHigherVersion, isRefusal, openReleaseBranches, RefusalError, versionTags } from '@tminus/domain';
import type { IntendedRefs, ReleaseRepository } from '@tminus/engine';
import { branchTip, branchTips, listBranches, mainBranch } from './branches.ts';
import { createTag, taggedObject } from './create-tag.ts';
import { currentBranch } from './current-branch.ts';
import { requireIdentity } from './identity.ts';
import { mergeOrRefuse, pushFollowing } from './push-following.ts';
import { checkPush } from './push-refs.ts';
import { commitRelease, dropAbandoned, isReleaseCommit } from './release-commit.ts';
import { resolveObject } from './revision.ts';
import { listTags } from './tags.ts';
import { isAncestor } from './worktrees.ts';

/** What releases leave in git; `signal` stops a push under way, `configuredMain` names the main branch, null for git to tell. */
export function createReleaseRepository(
  signal?: AbortSignal,
  configuredMain: () => Promise<string | null> = async () => null,
): ReleaseRepository {
  return {
    commitRelease,
    dropAbandoned,
    async branchHolding(repo, sha) {
      const branch = (await currentBranch(repo)) ?? (await mainOf(repo, await configuredMain()));
      if (branch === null || (await branchTips(repo, branch)).length === 0) return null;
      return (await isAncestor(repo, sha, (await branchTip(repo, branch)).tip)) ? branch : null;
    },
    async hasBranch(repo, name) {
      return (await branchTips(repo, name)).length > 0;
    },
    async branchesAbove(repo, { version, branches, tagPatterns }) {
      const [tags, known] = await Promise.all([listTags(repo), listBranches(repo)]);
      const released = tagPatterns.flatMap((pattern) =>
        versionTags(tags, pattern).map((each) => ({ version: each.version, tag: each.tag.name })),
      );
      const releases = openReleaseBranches(known, released, version, branches);
      return { main: await mainOf(repo, await configuredMain()), releases };
    },
    async isNewest(repo, { pattern, version }) {
      const others = versionTags(await listTags(repo), pattern).map((each) => each.version);
      return !others.some((other) => isFinal(other) && isHigherVersion(other, version));
    },
    async checkPublish(repo, { remote, ...intended }) {
      if (intended.tags.length > 0) await requireIdentity(repo);
      for (const tag of intended.tags) await refuseElsewhere(repo, tag, intended);
      if (remote !== null)
        await checkPush(repo, { ...intended, remote }, signal === undefined ? {} : { signal });
    },
    async createTag(repo, tag) {
      await createTag(repo, tag);
    },
    mergeBack: mergeOrRefuse,
    push: (repo, refs) => pushFollowing(repo, refs, signal === undefined ? {} : { signal }),
  };
}

/** The commit of the release may be made already, and not be known yet where its making was cut off. */
async function refuseElsewhere(
  repo: string,
  tag: string,
  { sha: expected, releaseId }: Pick<IntendedRefs, 'sha' | 'releaseId'>,
): Promise<void> {
  const actual = await taggedObject(repo, tag);
  if (actual === null || actual === expected) return;
  const isCommit = (await resolveObject(repo, `${actual}^{commit}`)) !== null;
  if (isCommit && (await isReleaseCommit(repo, actual, { parent: expected, releaseId }))) return;
  throw new RefusalError('git.tagElsewhere', { tag, actual, expected });
}

/** SemVer 2.0.0, rule 9: what follows a hyphen before any build metadata makes a pre-release. */
const isFinal = (version: string): boolean => !(version.split('+', 1)[0] ?? '').includes('-');

/** Null where it cannot be told. */
async function mainOf(repo: string, configured: string | null): Promise<string | null> {
  try {
    return await mainBranch(repo, configured);
  } catch (error) {
    if (isRefusal(error, 'branch.mainUnknown')) return null;
    throw error;
  }
}
