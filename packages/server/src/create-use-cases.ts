import {
  accept,
  type Outcome,
  RefusalError,
  type Release,
  type Rollout,
  refuse,
  renderPlan,
} from '@tminus/domain';
import {
  actOnRelease,
  actOnRollout,
  type DurableEngine,
  decideApproval,
  findRelease,
  type PlanDependencies,
  planRelease,
  requestShip,
  type ShipDependencies,
} from '@tminus/engine';
import type { UseCases } from './use-cases.ts';

/** Binds the use cases to their adapters. Without a durable engine, releases cannot be shipped from here. */
export function createUseCases(
  deps: ShipDependencies & PlanDependencies,
  durable: Pick<DurableEngine, 'start'> | null,
): UseCases {
  const { store, clock } = deps;
  const released = async (ref: string): Promise<Outcome<Release>> => {
    const found = await findRelease(store, ref);
    return found.ok ? accept(found.value.value) : found;
  };
  const rolloutOf = async (release: Release): Promise<Outcome<{ rollout: Rollout; release: Release }>> => {
    const stored = await store.rollout(release.id);
    return stored === null
      ? refuse('rollout.notFound', { release: `v${release.version}` })
      : accept({ rollout: stored.value, release });
  };
  return {
    planRelease: (request) => planRelease(deps, request),
    listReleases: (page) => store.releases(page),
    getRelease: released,
    decideApproval: (ref, request) => decideApproval(deps, ref, request),
    cancelRelease: (ref, actor, reason) =>
      actOnRelease(store, ref, { type: 'cancel', reason }, { actor, at: clock.now() }),
    shipRelease: async (ref, actor) => {
      if (durable === null) throw new Error('this process does not carry out releases');
      return requestShip(deps, durable, ref, actor);
    },
    listRollouts: async () => {
      const live = await store.liveRollouts();
      const found = await Promise.all(live.map(({ releaseId }) => released(releaseId)));
      return live.flatMap((rollout, index) => {
        const release = found[index];
        return release?.ok ? [{ rollout, release: release.value }] : [];
      });
    },
    getRollout: async (ref) => {
      const found = await released(ref);
      return found.ok ? rolloutOf(found.value) : found;
    },
    commandRollout: async (ref, action, actor, reason) => {
      const found = await released(ref);
      if (!found.ok) return found;
      const present = await rolloutOf(found.value);
      if (!present.ok) return present;
      const command = { type: action, actor, reason: reason ?? '' } as const;
      const done = await actOnRollout(store, found.value.id, command, clock.now());
      if (!done.ok) return done;
      const after = await released(found.value.id);
      if (!after.ok) throw new RefusalError(after.refusal.code, after.refusal.params);
      return accept({ rollout: done.value, release: after.value });
    },
    listEvents: (query) => store.events(query),
    renderPlan: (release, translate) => renderPlan(release.plan, release.approvals, translate),
  };
}
