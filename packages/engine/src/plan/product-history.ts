import {
  currentVersion,
  isHigherVersion,
  type Plan,
  productTagAmong,
  RefusalError,
  type Release,
  type ReleaseType,
} from '@tminus/domain';
import type { ComponentHistory } from '../ports.ts';
import type { PlanDependencies, PlanRequest } from './plan-request.ts';

/** Types of releases that mend what is out, and may be planned on the branch of an older line. */
const MENDING: readonly (ReleaseType | null)[] = ['patch', 'hotfix', 'security'];

/**
 * The version that the product is at: the highest that was deployed, or that a tag of the product says of what is
 * checked out, or, until one was deployed, the configured one. The highest, not the last one: a hotfix of an older line may
 * have been deployed since. For such a hotfix itself, releases of newer lines do not count: what is planned is not built
 * on them. Null when the product has no version yet.
 */
export async function currentProductVersion(
  deps: Pick<PlanDependencies, 'workspace' | 'history'>,
  { type }: Pick<PlanRequest, 'type'>,
  deployed: readonly Release[],
  histories: readonly ComponentHistory[],
): Promise<string | null> {
  const current = new Map(histories.map((history) => [history.component.name, history.current?.version]));
  const isBelow = ({ plan }: Release): boolean =>
    plan.components.every(({ name, to }) => {
      const version = current.get(name);
      return !current.has(name) || (version !== undefined && !isHigherVersion(to, version));
    });
  const counted = MENDING.includes(type) ? deployed.filter(isBelow) : deployed;
  const tagged = await taggedVersions(deps, new Set(histories.map(({ component }) => component.repo)));
  const configured = deployed.length === 0 ? deps.workspace.productVersion : null;
  const versions = [
    ...counted.map(({ version }) => version),
    ...tagged,
    ...(configured === null ? [] : [configured]),
  ];
  const highest = currentVersion(
    versions.map((name) => ({ name })),
    '{version}',
  );
  return highest?.version ?? configured;
}

async function taggedVersions(
  { workspace, history }: Pick<PlanDependencies, 'workspace' | 'history'>,
  repos: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found = await Promise.all(
    [...repos].map(async (repo) => {
      const version = await history.highestVersion(repo, workspace.productTag);
      return version === null || productTagIn(workspace, repo, version) === null ? [] : [version];
    }),
  );
  return found.flat();
}

/** Refuses `plan.tagTaken` for a new release whose tag a repository already has, on whatever branch. */
export async function requireFreeTag(
  { workspace, history }: Pick<PlanDependencies, 'workspace' | 'history'>,
  { version, components }: Pick<Plan, 'version' | 'components'>,
): Promise<void> {
  if (!workspace.publish.tags) return;
  for (const repo of new Set(components.map((component) => component.repo))) {
    const tag = productTagIn(workspace, repo, version);
    const sha = tag === null ? undefined : (await history.tagged(repo, [tag])).get(tag);
    if (tag !== null && sha !== undefined)
      throw new RefusalError('plan.tagTaken', { version, tag, sha: sha.slice(0, 10), repo });
  }
}

const productTagIn = (
  { components, productTag }: PlanDependencies['workspace'],
  repo: string,
  version: string,
): string | null =>
  productTagAmong(
    components.filter((component) => component.repo === repo),
    version,
    productTag,
  );
