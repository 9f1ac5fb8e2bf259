import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
  isHigherVersion,
  nearestWord,
  RefusalError,
  readBranchName,
  versionTag,
  versionTags,
} from '@tminus/domain';
import { demandedVersion } from '../branch/demanded-version.ts';
import type { Context } from '../context.ts';
import { decideNextVersions, type NextVersion } from '../next-versions.ts';

/** The release that present work is for: the one of the branch, else the one that `plan` and `branch release` would make. */
export async function presentVersion(
  context: Context,
  repositories: ReadonlyMap<string, readonly Component[]>,
  { branches }: Pick<Conventions, 'branches'>,
): Promise<string> {
  for (const repo of repositories.keys()) {
    const branch = await currentBranch(repo);
    const named = branch === null ? null : readBranchName(branch, branches);
    if (named !== null) return named.version;
  }
  const decided = await decidedOf(repositories);
  const moving = decided.filter(({ decision: { current, next } }) => next !== current);
  if (moving.length > 0) return demandedVersion(context, [...repositories.values()].flat(), moving);
  const versions = decided.map(({ decision: { next } }) => ({ name: next }));
  return currentVersion(versions, '{version}')?.version ?? '0.1.0';
}

type Repositories = ReadonlyMap<string, readonly Component[]>;

function decidedOf(repositories: Repositories): Promise<readonly NextVersion[]> {
  const all = [...repositories.values()].flat();
  const names = all.map(({ name }) => name);
  return decideNextVersions(all, names, { now: Date.now() });
}

const MOST_KNOWN = 5;

/**
 * Refuses with `version.notReleased` a version that nothing knows: no tag, no branch, no plan, and that is not the next
 * one of any component either.
 */
export async function refuseUnknown(
  context: Context,
  repositories: Repositories,
  version: string,
  { branches, productTag }: ScopeNames,
): Promise<void> {
  if (existsSync(join(context.workspace, 'storage', 'releases', `v${version}`))) return;
  const tagged: string[] = [];
  for (const [repo, components] of repositories) {
    const tags = await listTags(repo);
    for (const pattern of new Set([productTag, ...components.map(({ tagPattern }) => tagPattern)]))
      tagged.push(...versionTags(tags, pattern).map((found) => found.version));
    for (const kind of ['release', 'hotfix'] as const)
      if ((await branchTips(repo, branchName(branches, kind, version))).length > 0) return;
  }
  const next = (await decidedOf(repositories)).map(({ decision }) => decision.next);
  const present = await presentVersion(context, repositories, { branches });
  const known = [...new Set([present, ...next, ...tagged])];
  if (known.includes(version)) return;
  const nearest = nearestWord(version, known);
  const highest = known.toSorted((left, right) => (isHigherVersion(left, right) ? -1 : 1));
  const named = nearest === null ? highest : [nearest, ...highest.filter((each) => each !== nearest)];
  throw new RefusalError('version.notReleased', { version, known: named.slice(0, MOST_KNOWN).join(', ') });
}

/** How releases are called in git. */
export interface ScopeNames extends Pick<Conventions, 'branches'> {
  readonly productTag: string;
}

/** The commit that is or becomes a version: its tag or the product's, else its branch, else HEAD. */
export async function releaseCommit(
  repo: string,
  components: readonly Component[],
  version: string,
  { branches, productTag }: ScopeNames,
): Promise<string> {
  const patterns = [...components.map(({ tagPattern }) => tagPattern), productTag];
  const names = patterns.map((pattern) => versionTag(version, pattern));
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
