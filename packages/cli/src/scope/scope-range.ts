import {
  branchTips,
  type Conventions,
  currentBranch,
  listTags,
  readChanges,
  resolveCommit,
} from '@tminus/adapters';
import {
  branchName,
  type Change,
  type Component,
  currentVersion,
  highestVersionTags,
  readBranchName,
  versionTag,
} from '@tminus/domain';
import type { Context } from '../context.ts';
import { decideNextVersions } from '../next-versions.ts';

/** The release that present work is for: the one of the branch, else the highest that `version next` gives. */
export async function presentVersion(
  context: Context,
  repositories: ReadonlyMap<string, readonly Component[]>,
  { branches }: Conventions,
): Promise<string> {
  for (const repo of repositories.keys()) {
    const branch = await currentBranch(repo);
    const named = branch === null ? null : readBranchName(branch, branches);
    if (named !== null) return named.version;
  }
  const all = [...repositories.values()].flat();
  const names = all.map(({ name }) => name);
  const decided = await decideNextVersions(context, all, names, { now: Date.now() });
  const versions = decided.map(({ decision: { next } }) => ({ name: next }));
  return currentVersion(versions, '{version}')?.version ?? '0.1.0';
}

/** The commit that is or becomes a version: its tag, else its branch, else HEAD. */
export async function releaseCommit(
  repo: string,
  components: readonly Component[],
  version: string,
  { branches }: Conventions,
): Promise<string> {
  const names = components.map(({ tagPattern }) => versionTag(version, tagPattern));
  const [tag] = await listTags(repo, { names: [...new Set(names)] });
  if (tag !== undefined) return tag.sha;
  for (const kind of ['release', 'hotfix'] as const) {
    const [tip] = await branchTips(repo, branchName(branches, kind, version));
    if (tip !== undefined) return tip;
  }
  return resolveCommit(repo, 'HEAD');
}

/** What a release holds beyond the one before of each component; each change once, newest first. */
export async function releasedChanges(
  repo: string,
  components: readonly Component[],
  to: string,
  from: string | null,
): Promise<Change[]> {
  const tags = await listTags(repo, { mergedInto: to });
  const byBase = new Map<string | null, Component[]>();
  for (const component of components) {
    const base = from ?? baseOf(tags, component, to);
    byBase.set(base, [...(byBase.get(base) ?? []), component]);
  }
  const found = new Map<string, Change>();
  for (const [base, own] of byBase) {
    const names = own.map(({ name }) => name);
    const read = await readChanges({ repo, components, to, ...(base !== null && { from: base }) });
    for (const change of read.changes)
      if (change.components.some((name) => names.includes(name)))
        found.set(`${change.sha}:${change.index}`, change);
  }
  return [...found.values()];
}

/** The last release before a commit; of a commit that is a release, the one before that. */
function baseOf(
  tags: readonly { readonly name: string; readonly sha: string }[],
  { tagPattern }: Component,
  to: string,
): string | null {
  const [last, before] = highestVersionTags(tags, tagPattern, 2).reverse();
  const base = last?.tag.sha === to ? before : last;
  return base?.tag.sha ?? null;
}
