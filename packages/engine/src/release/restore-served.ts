import { RELEASED_STATUSES, type Release } from '@tminus/domain';
import { refuseMoving } from '../rollout/refuse-moving.ts';
import { deployBaseline } from './deploy-baseline.ts';
import type { ShipDependencies } from './ship-dependencies.ts';

const PAGE = 100;

/**
 * Starts routers and instances of a deployed release again where they ended, with their machine for one. Leaves alone
 * what runs, what a later release serves, and everything while another release moves one of its components.
 */
export async function restoreServed(deps: ShipDependencies, release: Release): Promise<void> {
  if (!RELEASED_STATUSES.some((status) => status === release.status)) return;
  if (!(await refuseMoving(deps.store, release)).ok) return;
  const later = await componentsReleasedAfter(deps, release);
  for (const { name, to, sha } of release.plan.components)
    if (!later.has(name)) await deployBaseline(deps, name, { version: to, sha });
}

/** Of releases that were deployed later, whenever they were planned. */
async function componentsReleasedAfter(
  { store }: Pick<ShipDependencies, 'store'>,
  release: Release,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, statuses: RELEASED_STATUSES, ...(cursor !== null && { cursor }) };
    const { items, next } = await store.releases(query);
    for (const { deployedAt, plan } of items)
      if ((deployedAt ?? 0) > (release.deployedAt ?? 0))
        for (const { name } of plan.components) names.add(name);
    cursor = next;
  } while (cursor !== null);
  return names;
}
