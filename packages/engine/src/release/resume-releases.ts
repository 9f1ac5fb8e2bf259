import { isPublishing, type Release } from '@tminus/domain';
import type { DurableEngine } from './durable.ts';
import { SHIP_WORKFLOW, shipWorkflowId } from './ship-release.ts';
import type { Store } from './store.ts';
import { releasesUnderWay } from './under-way.ts';

const DEPLOYED_LOOKED_AT = 5;

/**
 * Sees to it that every release under way is carried out: a process may have died between the word that it goes and the
 * start of its workflow, and a workflow may have been lost with its database.
 */
export async function resumeReleases(
  store: Pick<Store, 'releases'>,
  durable: Pick<DurableEngine, 'ensure'>,
): Promise<void> {
  for await (const release of releasesUnderWay(store)) await ensureShipped(durable, release);
  // Publishing follows at once, so that what is unfinished is among the newest; `ship` finds the others.
  const { items } = await store.releases({ limit: DEPLOYED_LOOKED_AT, statuses: ['deployed'] });
  for (const release of items) if (isPublishing(release)) await ensureShipped(durable, release);
}

const ensureShipped = (durable: Pick<DurableEngine, 'ensure'>, release: Release): Promise<void> =>
  durable.ensure(SHIP_WORKFLOW, shipWorkflowId(release), { releaseId: release.id, attempt: release.attempt });
