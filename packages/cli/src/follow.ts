import { systemClock } from '@tminus/adapters';
import type { ApiClient, ApiSchemas, EventResource, Problem, RolloutResource } from '@tminus/contract';
import { isPublishing, isResting } from '@tminus/domain';
import { ProblemError } from './output/failure.ts';
import { answer } from './session.ts';

type Release = ApiSchemas['Release'];

/** What a watcher sees at one moment. */
export interface Glance {
  readonly release: Release;
  /** Null before traffic begins to move. */
  readonly rollout: RolloutResource | null;
  /** Events since the glance before. */
  readonly news: readonly EventResource[];
}

export interface FollowOptions {
  readonly everyMs: number;
  /** The number of the last event that was seen. */
  readonly after: number;
  readonly signal: AbortSignal;
  /** Hears once of each time in which the database takes nothing. */
  readonly onOutage?: (problem: Problem) => void;
}

/**
 * Looks at a release until it rests, published if it is to be, or the signal aborts; every event is seen once, in order. While the database takes
 * nothing the release only waits for it, and so do we.
 */
export async function* followRelease(
  api: ApiClient,
  ref: string,
  options: FollowOptions,
): AsyncGenerator<Glance> {
  let after = options.after;
  let isAway = false;
  while (!options.signal.aborted) {
    const glance = await unlessOutage(() => look(api, ref, after));
    if ('problem' in glance) {
      if (!isAway) options.onOutage?.(glance.problem);
      isAway = true;
      await systemClock.sleep(options.everyMs, options.signal);
      continue;
    }
    isAway = false;
    after = glance.news.at(-1)?.seq ?? after;
    yield glance;
    const isOver = isResting(glance.release.status) && !isPublishing(glance.release);
    if (isOver && glance.news.length === 0) return;
    await systemClock.sleep(isOver ? 0 : options.everyMs, options.signal);
  }
}

async function look(api: ApiClient, ref: string, after: number): Promise<Glance> {
  const release = answer(await api.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));
  const query = { after, release: ref, limit: 1000 };
  const { items } = answer(await api.GET('/api/v1/events', { params: { query } }));
  return { release, rollout: await findRollout(api, ref), news: items };
}

/** Why nothing can be seen, while the database does not take anything. */
async function unlessOutage<T>(ask: () => Promise<T>): Promise<T | { readonly problem: Problem }> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'store.unavailable')
      return { problem: error.problem };
    throw error;
  }
}

/** Null before traffic begins to move. */
async function findRollout(api: ApiClient, ref: string): Promise<RolloutResource | null> {
  const found = await api.GET('/api/v1/rollouts/{ref}', { params: { path: { ref } } });
  return found.error?.code === 'rollout.notFound' ? null : answer(found);
}

/** The number of the last event about a release so far, to follow from; 0 when there is none. */
export async function lastEventOf(api: ApiClient, release: string): Promise<number> {
  let after = 0;
  for (;;) {
    const query = { after, release, limit: 1000 };
    const { items } = answer(await api.GET('/api/v1/events', { params: { query } }));
    const last = items.at(-1);
    if (last === undefined) return after;
    after = last.seq;
  }
}
