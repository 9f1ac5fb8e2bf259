import type { ReleaseStatus } from '@tminus/domain';
import type { DurableEngine } from './durable.ts';
import { SHIP_WORKFLOW, shipWorkflowId } from './ship-release.ts';
import type { Store } from './store.ts';

/** Somebody must be carrying these out. */
const UNDER_WAY: readonly ReleaseStatus[] = ['executing', 'paused', 'deployment_failed'];

const PAGE = 100;

/**
 * Sees to it that every release under way is carried out: a process may have died between the word that it goes and the
 * start of its workflow, and a workflow may have been lost with its database.
 */
export async function resumeReleases(
  store: Pick<Store, 'releases'>,
  durable: Pick<DurableEngine, 'ensure'>,
): Promise<void> {
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, statuses: UNDER_WAY, ...(cursor !== null && { cursor }) };
    const { items, next } = await store.releases(query);
    for (const release of items) {
      const { id, attempt } = release;
      await durable.ensure(SHIP_WORKFLOW, shipWorkflowId(release), { releaseId: id, attempt });
    }
    cursor = next;
  } while (cursor !== null);
}
