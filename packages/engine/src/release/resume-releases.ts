import type { DurableEngine } from './durable.ts';
import { SHIP_WORKFLOW, shipWorkflowId } from './ship-release.ts';
import type { Store } from './store.ts';
import { releasesUnderWay } from './under-way.ts';

/**
 * Sees to it that every release under way is carried out: a process may have died between the word that it goes and the
 * start of its workflow, and a workflow may have been lost with its database.
 */
export async function resumeReleases(
  store: Pick<Store, 'releases'>,
  durable: Pick<DurableEngine, 'ensure'>,
): Promise<void> {
  for await (const release of releasesUnderWay(store)) {
    const { id, attempt } = release;
    await durable.ensure(SHIP_WORKFLOW, shipWorkflowId(release), { releaseId: id, attempt });
  }
}
