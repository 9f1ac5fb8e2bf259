import { branchTips, currentBranch, listTags, mainBranch, resolveCommit } from '@tminus/adapters';
import { type Component, currentVersion } from '@tminus/domain';

/** Commits that are looked at: all that `to` reaches and none of `from` does. */
export interface CommitRange {
  readonly from: readonly string[];
  readonly to: string;
}

/** Variables by which pipelines name the branch that a change is to be merged into, and the one that they build. */
const TARGET_VARIABLES = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'BITBUCKET_PR_DESTINATION_BRANCH',
];
const BRANCH_VARIABLES = ['GITHUB_REF_NAME', 'CI_COMMIT_BRANCH', 'BITBUCKET_BRANCH'];

const firstOf = (names: readonly string[], env: NodeJS.ProcessEnv): string | null =>
  names.map((name) => env[name]).find((value) => value !== undefined && value !== '') ?? null;

/** The branch that the commits are for: the one a merge request goes to, else the present one; null when nothing tells. */
export async function targetBranch(repo: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  return firstOf(TARGET_VARIABLES, env) ?? (await currentBranch(repo)) ?? firstOf(BRANCH_VARIABLES, env);
}

/**
 * `A..B`, `A...B`, `A..`, `..B`, or `A` for `A..HEAD`. Without a range: what the target of a merge request does not have;
 * else what the main branch does not have; on the main branch itself, what came after its last release.
 */
export async function commitRange(
  repo: string,
  given: string | null,
  setting: {
    readonly main: string | null;
    readonly components: readonly Component[];
    readonly env: NodeJS.ProcessEnv;
  },
): Promise<CommitRange> {
  if (given !== null) {
    const [from = '', to = ''] = given.includes('..') ? given.split(/\.{2,3}/) : [given];
    return { from: [from || 'HEAD'], to: to || 'HEAD' };
  }
  const target = firstOf(TARGET_VARIABLES, setting.env);
  const targetTips = target === null ? [] : await branchTips(repo, target);
  if (targetTips.length > 0) return { from: targetTips, to: 'HEAD' };
  const head = await resolveCommit(repo, 'HEAD');
  const main = await mainBranch(repo, setting.main);
  const present = (await currentBranch(repo)) ?? firstOf(BRANCH_VARIABLES, setting.env);
  const tips = await branchTips(repo, main);
  if (present !== main && !tips.includes(head)) return { from: tips, to: 'HEAD' };
  return { from: await lastReleases(repo, setting.components), to: 'HEAD' };
}

/** The commit of each component's last release that a revision builds on. */
export async function lastReleases(
  repo: string,
  components: readonly Component[],
  revision = 'HEAD',
): Promise<string[]> {
  const tags = await listTags(repo, { mergedInto: revision });
  const patterns = new Set(components.map(({ tagPattern }) => tagPattern));
  const found = [...patterns].flatMap((pattern) => currentVersion(tags, pattern)?.tag.sha ?? []);
  return [...new Set(found)];
}
