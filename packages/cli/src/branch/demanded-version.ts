import { branchTip, type Conventions, mainBranch } from '@tminus/adapters';
import {
  type Component,
  currentVersion,
  isHigherVersion,
  RefusalError,
  stableAfter,
  translateCode,
} from '@tminus/domain';
import { byRepository } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import { type DecidedAt, decideNextVersions, type NextVersion } from '../next-versions.ts';
import { releasedTags } from './released-tags.ts';

/** What the main branches lead to, as `version next` there: those of the components that move. */
export async function nextOfMain(
  context: Context,
  all: readonly Component[],
  wanted: readonly Component[],
  { main }: Conventions,
): Promise<NextVersion[]> {
  const mainOf = async (repo: string): Promise<DecidedAt> => {
    const branch = await mainBranch(repo, main);
    return { tip: (await branchTip(repo, branch)).tip, branch };
  };
  const names = wanted.map(({ name }) => name);
  const decided = await decideNextVersions(context, all, names, { now: Date.now() }, mainOf);
  return decided.filter(({ decision: { current, next } }) => next !== current);
}

/** The highest, where components go their own ways. Refuses `release.nothingToRelease`. */
export function highestNext(moving: readonly NextVersion[]): string {
  const highest = currentVersion(
    moving.map(({ decision: { next } }) => ({ name: next })),
    '{version}',
  );
  if (highest === null) throw new RefusalError('release.nothingToRelease');
  return highest.version;
}

const RANK = { major: 3, minor: 2, patch: 1, none: 0 } as const;

/** A version that was made for a reason, though the commits demand a higher one. */
export interface LowerVersion {
  readonly next: string;
  readonly reason: string;
}

/**
 * Refuses `branch.versionTooLow`, unless there is a reason, for a version below what the commits demand: of components with one pattern of tags their
 * own, of others the product's, by the largest of their steps. A pre-release is as high as the version that it prepares.
 */
export async function lowerVersion(
  context: Context,
  version: string,
  components: readonly Component[],
  moving: readonly NextVersion[],
  given: string | undefined,
): Promise<LowerVersion | null> {
  const [largest] = moving.toSorted(
    ({ decision: left }, { decision: right }) => RANK[right.increment] - RANK[left.increment],
  );
  if (largest === undefined) return null;
  const { decision } = largest;
  const isOne = new Set(components.map(({ tagPattern }) => tagPattern)).size === 1;
  const next = isOne ? highestNext(moving) : await nextOfProduct(context, components, decision.increment);
  if (next === null || !isHigherVersion(next, version.replace(/[-+].*$/, ''))) return null;
  const why = given?.trim() ?? '';
  if (why !== '') return { next, reason: why };
  const reason = translateCode(context.translate, decision.reason.code, decision.reason.params);
  throw new RefusalError('branch.versionTooLow', { version, next, component: decision.name, reason });
}

/** Null where the product has no tags, and only the database may know its version. */
async function nextOfProduct(
  context: Context,
  components: readonly Component[],
  increment: NextVersion['decision']['increment'],
): Promise<string | null> {
  const { productTag } = await historyConfigOf(context);
  const tags = [];
  for (const [repo, [own]] of byRepository(components))
    if (own !== undefined) tags.push(...(await releasedTags(repo, [{ ...own, tagPattern: productTag }])));
  const current = currentVersion(
    tags.map(({ version }) => ({ name: version })),
    '{version}',
  );
  return current === null ? null : stableAfter(current.version, increment);
}
