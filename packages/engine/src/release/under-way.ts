import type { Release, ReleaseStatus } from '@tminus/domain';
import type { Store } from './store.ts';

/** Somebody must be carrying these out. */
const UNDER_WAY: readonly ReleaseStatus[] = ['executing', 'paused', 'deployment_failed'];

const PAGE = 100;

/** Releases that are being carried out, newest first. */
export async function* releasesUnderWay(store: Pick<Store, 'releases'>): AsyncGenerator<Release> {
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, statuses: UNDER_WAY, ...(cursor !== null && { cursor }) };
    const { items, next } = await store.releases(query);
    yield* items;
    cursor = next;
  } while (cursor !== null);
}
