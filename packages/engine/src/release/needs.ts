import {
  accept,
  hasEnded,
  needsCycle,
  type Outcome,
  RELEASE_STATUSES,
  RELEASED_STATUSES,
  type Release,
  type ReleaseStatus,
  refuse,
} from '@tminus/domain';
import type { Store } from './store.ts';

const OPEN = (Object.keys(RELEASE_STATUSES) as ReleaseStatus[]).filter((status) => !hasEnded(status));

/** Whether everybody has a release, so that others no longer wait for it. */
export const isOut = ({ status }: Pick<Release, 'status'>): boolean =>
  RELEASED_STATUSES.some((released) => released === status);

/**
 * The versions of releases that a release is to need, each named by id or version. Refuses `release.needsUnknown` for
 * one that is not in the registry, and `release.needsCycle` where releases would wait for each other.
 */
export async function resolveNeeds(
  store: Pick<Store, 'release' | 'releases'>,
  version: string,
  refs: readonly string[],
): Promise<Outcome<readonly string[]>> {
  const versions: string[] = [];
  for (const ref of refs) {
    const needed = await store.release(ref);
    if (needed !== null) versions.push(needed.value.version);
    // The release itself may be about to be made; that it would wait for itself is told below.
    else if (ref.replace(/^v/, '') === version) versions.push(version);
    else return refuse('release.needsUnknown', { release: `v${version}`, needed: ref });
  }
  const needs = [...new Set(versions)];
  if (needs.length === 0) return accept(needs);
  const cycle = needsCycle(version, needs, await openNeeds(store));
  if (cycle === null) return accept(needs);
  return refuse('release.needsCycle', { cycle: cycle.map((each) => `v${each}`).join(' → ') });
}

/** What every release that is not over needs. */
async function openNeeds(
  store: Pick<Store, 'releases'>,
): Promise<readonly { readonly version: string; readonly needs: readonly string[] }[]> {
  const found: Release[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await store.releases({
      limit: 100,
      statuses: OPEN,
      ...(cursor !== undefined && { cursor }),
    });
    found.push(...page.items);
    cursor = page.next;
  }
  return found.map(({ version, details }) => ({ version, needs: details?.needs ?? [] }));
}

/** Refuses `release.needsOther` while a release that this one needs is not out. */
export async function requireNeeds(
  store: Pick<Store, 'release'>,
  { version, details }: Pick<Release, 'version' | 'details'>,
): Promise<Outcome<null>> {
  const release = `v${version}`;
  for (const each of details?.needs ?? []) {
    const needed = `v${each}`;
    const found = await store.release(each);
    if (found === null) return refuse('release.needsUnknown', { release, needed });
    if (!isOut(found.value))
      return refuse('release.needsOther', { release, needed, status: found.value.status });
  }
  return accept(null);
}
