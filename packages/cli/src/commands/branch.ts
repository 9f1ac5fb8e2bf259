import { branchTip, loadConventions, mainBranch } from '@tminus/adapters';
import {
  branchName,
  type Component,
  hotfixBase,
  hotfixVersion,
  RefusalError,
  type ReleasedTag,
  releaseBase,
  tagVersion,
} from '@tminus/domain';
import { demandedVersion, type LowerVersion, lowerVersion, nextOfMain } from '../branch/demanded-version.ts';
import { type MadeBranch, makeBranch } from '../branch/make-branch.ts';
import { productTags, releasedTags } from '../branch/released-tags.ts';
import { byRepository, componentsNamed, selectComponents } from '../components.ts';
import type { Context } from '../context.ts';
import { historyConfigOf } from '../history-config.ts';
import type { NextVersion } from '../next-versions.ts';
import { print, printJson, say } from '../output/terminal.ts';

export interface BranchOptions {
  readonly component?: string;
  readonly from?: string;
  readonly dryRun?: boolean;
  /** Why the version is a lower one than the commits demand. */
  readonly reason?: string;
}

/**
 * `branch release`: `release/X.Y.Z` in every repository, from the main branch; a version of an older line from the highest
 * release below it. A version below the one that the commits demand needs a reason; refuses `branch.versionTooLow`.
 */
export async function branchRelease(
  context: Context,
  given: string | undefined,
  options: BranchOptions,
): Promise<void> {
  const conventions = await loadConventions(context.configFile, context.translate);
  const all = await selectComponents(context, undefined);
  const components = componentsNamed(all, options.component);
  const repositories = byRepository(components);
  const demanded = (): Promise<NextVersion[]> => nextOfMain(all, components, conventions);
  const version =
    given?.replace(/^v(?=\d)/, '') ?? (await demandedVersion(context, components, await demanded()));
  if (tagVersion(version, '{version}') === null) throw new RefusalError('version.invalid', { version });
  const made: MadeBranch[] = [];
  let lower: LowerVersion | null = null;
  let isChecked = given === undefined;
  for (const [repo, own] of repositories) {
    const tags = await linesOf(context, repo, own, all);
    const taken = tags.find((each) => each.version === version);
    if (taken !== undefined) throw new RefusalError('branch.versionTaken', { version, tag: taken.tag });
    const branch = branchName(conventions.branches, 'release', version);
    const wanted = { repo, branch, version, dryRun: options.dryRun === true };
    const base = options.from ?? releaseBase(tags, version)?.tag;
    if (base !== undefined) made.push(await makeBranch({ ...wanted, base }));
    else {
      if (!isChecked)
        lower = await lowerVersion(context, version, components, await demanded(), options.reason);
      isChecked = true;
      const main = await mainBranch(repo, conventions.main);
      made.push(await makeBranch({ ...wanted, base: main, at: (await branchTip(repo, main)).tip }));
    }
  }
  tell(context, made, null, lower);
}

/** `branch hotfix`: `hotfix/X.Y.Z` from a released tag, the highest one when none is named. */
export async function branchHotfix(context: Context, options: BranchOptions): Promise<void> {
  const { branches } = await loadConventions(context.configFile, context.translate);
  const all = await selectComponents(context, undefined);
  const components = componentsNamed(all, options.component);
  const made: MadeBranch[] = [];
  const known: string[] = [];
  for (const [repo, own] of byRepository(components)) {
    const tags = await linesOf(context, repo, own, all);
    // Without tags of the product, each component with tags of its own has a version of its own to mend.
    if (new Set(own.map(({ tagPattern }) => tagPattern)).size > 1 && tags.some(({ isOwn }) => isOwn))
      throw new RefusalError('branch.componentNeeded', { known: own.map(({ name }) => name).join(', ') });
    known.push(...tags.map(({ tag }) => tag));
    const base = hotfixBase(tags, options.from ?? null);
    if (base === null) continue;
    const version = hotfixVersion(base.version);
    const taken = tags.find((each) => each.version === version);
    if (taken !== undefined) throw new RefusalError('branch.versionTaken', { version, tag: taken.tag });
    const branch = branchName(branches, 'hotfix', version);
    made.push(await makeBranch({ repo, branch, version, base: base.tag, dryRun: options.dryRun === true }));
  }
  if (made.length === 0)
    throw new RefusalError('branch.noRelease', {
      word: options.from ?? '',
      known: [...new Set(known)].slice(-10).join(', ') || '–',
    });
  tell(context, made, 'hotfix');
}

/** What was released in a repository: the product, whose version a plan gives its branch; else its components. */
async function linesOf(
  context: Context,
  repo: string,
  components: readonly Component[],
  all: readonly Component[],
): Promise<(ReleasedTag & { readonly isOwn: boolean })[]> {
  const { productTag } = await historyConfigOf(context);
  const here = all.filter((component) => component.repo === repo);
  const product = await productTags(repo, here, productTag);
  if (product.length > 0) return product.map((tag) => ({ ...tag, isOwn: false }));
  return (await releasedTags(repo, components)).map((tag) => ({ ...tag, isOwn: true }));
}

const SHORT = 8;

/** With the next command, where it is the same for everybody who makes such a branch. */
function tell(
  { json, translate }: Context,
  made: readonly MadeBranch[],
  type: 'hotfix' | null,
  lower: LowerVersion | null = null,
): void {
  if (json) {
    printJson({ branches: made, ...(lower !== null && { lower }) });
    return;
  }
  for (const { outcome, branch, base, sha, baseSha, hasBase } of made) {
    const params = { branch, revision: base, sha: sha.slice(0, SHORT), base: baseSha.slice(0, SHORT) };
    print(translate(hasBase ? `branch.${outcome}` : 'branch.there.behind', params));
  }
  if (lower !== null) say(translate('branch.lower', { ...lower }));
  const [first] = made;
  if (first !== undefined && type !== null) say(translate('branch.next', { branch: first.branch, type }));
}
