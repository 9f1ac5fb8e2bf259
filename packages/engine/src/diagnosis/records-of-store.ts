import type { Deliveries } from '../event/deliveries.ts';
import { verifyLog } from '../event/verify-log.ts';
import type { Store } from '../release/store.ts';
import type { Records } from './probes.ts';

/** What stands in a database that is open here. */
export const recordsOfStore = (
  store: Pick<Store, 'chain' | 'events' | 'liveRollouts' | 'release'>,
  deliveries: Pick<Deliveries, 'list'>,
): Records => ({
  verifyLog: async (limit) => {
    const beyond = await store.events({ after: limit, limit: 1 });
    if (beyond.length > 0) return null;
    const { rows, problems, unlisted } = await verifyLog(store, null);
    return { rows, problems: problems.length + unlisted };
  },
  liveRollouts: async () => {
    const rollouts = await store.liveRollouts();
    return Promise.all(
      rollouts.map(async ({ releaseId, state }) => {
        const release = await store.release(releaseId);
        return { release: release === null ? releaseId : `v${release.value.version}`, state };
      }),
    );
  },
  deliveries: async () =>
    (await deliveries.list()).map(({ sink, behind, attempts, failure }) => ({
      sink,
      behind,
      attempts,
      failure,
    })),
});
