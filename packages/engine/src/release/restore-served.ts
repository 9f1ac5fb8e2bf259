import { deployedComponents, RELEASED_STATUSES, type Release } from '@tminus/domain';
import { refuseMoving } from '../rollout/refuse-moving.ts';
import { deployBaseline } from './deploy-baseline.ts';
import type { Version } from './deploy-version.ts';
import type { ShipDependencies } from './ship-dependencies.ts';

const PAGE = 100;

/**
 * Starts routers and instances that a release left serving again where they ended, with their machine for one: its new
 * versions when it is deployed, the ones before when it was rolled back. Leaves alone what runs, what a later release
 * serves, and everything while another release moves one of its components.
 */
export async function restoreServed(deps: ShipDependencies, release: Release): Promise<void> {
  const served = await servedVersions(deps, release);
  if (served.length === 0 || !(await refuseMoving(deps.store, release)).ok) return;
  const later = await componentsReleasedAfter(deps, release);
  for (const { name, version } of served) if (!later.has(name)) await deployBaseline(deps, name, version);
}

/**
 * A component that had no version before goes on serving its new one, whatever became of the others. Where somebody said
 * that none ran before, the rollout knows better: its targets came home to what their routers served.
 */
async function servedVersions(
  { store }: Pick<ShipDependencies, 'store'>,
  release: Release,
): Promise<readonly { name: string; version: Version }[]> {
  const { status, id, baseline } = release;
  const isDeployed = RELEASED_STATUSES.some((released) => released === status);
  if (!isDeployed && status !== 'rolled_back') return [];
  const targets = isDeployed ? [] : ((await store.rollout(id))?.value.targets ?? []);
  const isHome = (name: string): boolean =>
    baseline !== 'none' || targets.some(({ component }) => component === name);
  return deployedComponents(release).map(({ name, from, fromSha, to, sha }) => ({
    name,
    version:
      isDeployed || from === null || fromSha === null || !isHome(name)
        ? { version: to, sha }
        : { version: from, sha: fromSha },
  }));
}

/** Of releases that were deployed later, whenever they were planned. */
async function componentsReleasedAfter(
  { store }: Pick<ShipDependencies, 'store'>,
  { executionEndedAt }: Release,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, statuses: RELEASED_STATUSES, ...(cursor !== null && { cursor }) };
    const { items, next } = await store.releases(query);
    for (const { deployedAt, plan } of items)
      if ((deployedAt ?? 0) > (executionEndedAt ?? 0))
        for (const { name } of plan.components) names.add(name);
    cursor = next;
  } while (cursor !== null);
  return names;
}
