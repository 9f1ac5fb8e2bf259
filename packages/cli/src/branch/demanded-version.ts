import { branchTip, type Conventions, mainBranch } from '@tminus/adapters';
import {
  type Component,
  compareIncrements,
  currentVersion,
  dateOf,
  isHigherVersion,
  productVersion,
  RefusalError,
  schemeOf,
  translateCode,
} from '@tminus/domain';
import { byRepository } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import { type DecidedAt, decideNextVersions, type NextVersion } from '../next-versions.ts';
import { productTags } from './released-tags.ts';

/** What the main branches lead to, as `version next` there: those of the components that move. */
export async function nextOfMain(
  all: readonly Component[],
  wanted: readonly Component[],
  { main }: Conventions,
): Promise<NextVersion[]> {
  const mainOf = async (repo: string): Promise<DecidedAt> => {
    const branch = await mainBranch(repo, main);
    return { tip: (await branchTip(repo, branch)).tip, branch };
  };
  const names = wanted.map(({ name }) => name);
  const decided = await decideNextVersions(all, names, { now: Date.now() }, mainOf);
  return decided.filter(({ decision: { current, next } }) => next !== current);
}

/**
 * The product's version that they lead to, as a plan would count it from the product's tags; from the components where it
 * has none. Refuses `release.nothingToRelease`.
 */
export async function demandedVersion(
  context: Context,
  components: readonly Component[],
  moving: readonly NextVersion[],
): Promise<string> {
  if (moving.length === 0) throw new RefusalError('release.nothingToRelease');
  return nextOfProduct(context, moving, await taggedProduct(context, components));
}

/** A version that was made for a reason, though the commits demand a higher one. */
export interface LowerVersion {
  readonly next: string;
  readonly reason: string;
}

/**
 * Refuses `branch.versionTooLow`, unless there is a reason, for a version below what the commits demand. Where components
 * have tags of their own and the product has none, only the database may know its version, and any is taken. A
 * pre-release is as high as the version that it prepares.
 */
export async function lowerVersion(
  context: Context,
  version: string,
  components: readonly Component[],
  moving: readonly NextVersion[],
  given: string | undefined,
): Promise<LowerVersion | null> {
  const [largest] = moving.toSorted((left, right) =>
    compareIncrements(right.decision.increment, left.decision.increment),
  );
  if (largest === undefined) return null;
  const current = await taggedProduct(context, components);
  const isOne = new Set(components.map(({ tagPattern }) => tagPattern)).size === 1;
  if (current === null && !isOne) return null;
  const next = await nextOfProduct(context, moving, current);
  if (!isHigherVersion(next, version.replace(/[-+].*$/, ''))) return null;
  const why = given?.trim() ?? '';
  if (why !== '') return { next, reason: why };
  const { name, reason } = largest.decision;
  const because = translateCode(context.translate, reason.code, reason.params);
  throw new RefusalError('branch.versionTooLow', { version, next, component: name, reason: because });
}

async function nextOfProduct(
  context: Context,
  moving: readonly NextVersion[],
  current: string | null,
): Promise<string> {
  const { versioning } = await historyConfigOf(context);
  const steps = moving.map(({ decision: { current: from, next: to, increment } }) => ({
    from,
    to,
    increment,
  }));
  return productVersion(current, steps, schemeOf(versioning, dateOf(Date.now())));
}

/** The highest version by the product's own tags; null where it has none. */
async function taggedProduct(context: Context, components: readonly Component[]): Promise<string | null> {
  const { productTag } = await historyConfigOf(context);
  const found: { name: string }[] = [];
  for (const [repo, here] of byRepository(components))
    for (const { version } of await productTags(repo, here, productTag)) found.push({ name: version });
  return currentVersion(found, '{version}')?.version ?? null;
}
