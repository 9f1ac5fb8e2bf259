import {
  accept,
  accepted,
  type Outcome,
  type Release,
  type Rollout,
  refuse,
  renderPlan,
} from '@tminus/domain';
import {
  actOnRollout,
  cancelRelease,
  cloneRelease,
  type Deliveries,
  type DurableEngine,
  decideApproval,
  editRelease,
  findRelease,
  listMessages,
  listReleases,
  type PlanDependencies,
  planRelease,
  readMessage,
  reportTask,
  requestShip,
  restoreServed,
  type ShipDependencies,
  sinkName,
  verifyLog,
} from '@tminus/engine';
import { type CalendarAdapters, calendarUseCases } from './calendar-use-cases.ts';
import type { RolloutOfRelease, UseCases } from './use-cases.ts';

/** Binds the use cases to their adapters. Without a durable engine, releases cannot be shipped from here. */
export function createUseCases(
  deps: ShipDependencies & PlanDependencies & CalendarAdapters & { readonly deliveries: Deliveries | null },
  durable: Pick<DurableEngine, 'start'> | null,
): UseCases {
  const { store, clock } = deps;
  const released = async (ref: string): Promise<Outcome<Release>> => {
    const found = await findRelease(store, ref);
    return found.ok ? accept(found.value.value) : found;
  };
  const rolloutOf: UseCases['getRollout'] = async (ref) => {
    const found = await released(ref);
    if (!found.ok) return found;
    const release = found.value;
    const stored = await store.rollout(release.id);
    return stored === null
      ? refuse('rollout.notFound', { release: `v${release.version}` })
      : accept({ rollout: stored.value, release, revision: stored.revision });
  };
  const withReleases = async (rollouts: readonly Rollout[]): Promise<readonly RolloutOfRelease[]> => {
    const found = await Promise.all(rollouts.map(({ releaseId }) => released(releaseId)));
    return rollouts.flatMap((rollout, index) => {
      const release = found[index];
      return release?.ok ? [{ rollout, release: release.value }] : [];
    });
  };
  return {
    ...calendarUseCases(deps),
    planRelease: (request) => planRelease(deps, request),
    listReleases: (query) => listReleases(deps, query),
    editRelease: (ref, edit, actor, precondition) =>
      editRelease(deps, ref, edit, { actor, at: clock.now() }, precondition),
    reportTask: (ref, report, actor, precondition) =>
      reportTask(deps, ref, report, { actor, at: clock.now() }, precondition),
    cloneRelease: (ref, request, precondition) => cloneRelease(deps, ref, request, precondition),
    listMessages: (ref) => listMessages(deps, ref),
    readMessage: (ref, id, translate) => readMessage(deps, ref, id, translate),
    getRelease: released,
    findRelease: (ref) => findRelease(store, ref),
    decideApproval: (ref, request, precondition) => decideApproval(deps, ref, request, precondition),
    cancelRelease: (ref, actor, reason, precondition) =>
      cancelRelease(deps, ref, reason, { actor, at: clock.now() }, precondition),
    shipRelease: async (ref, actor, options) => {
      if (durable === null) throw new Error('this process does not carry out releases');
      const asked = await requestShip(deps, durable, ref, actor, options);
      if (asked.ok) await restoreServed(deps, asked.value);
      return asked;
    },
    listRollouts: async (page) => {
      const { items, next } = await store.liveRolloutPage(page);
      return { items: await withReleases(items), next };
    },
    getRollout: rolloutOf,
    commandRollout: async (ref, action, actor, reason, precondition) => {
      const present = await rolloutOf(ref);
      if (!present.ok) return present;
      const { id } = present.value.release;
      const command = { type: action, actor, reason: reason ?? '' } as const;
      const done = await actOnRollout(store, id, command, clock.now(), precondition);
      if (!done.ok) return done;
      return accept({ rollout: done.value, release: accepted(await released(id)) });
    },
    listEvents: (query) => store.events(query),
    verifyLog: (noted) => verifyLog(store, noted),
    listDeliveries: async () => {
      const configured = new Set(deps.workspace.webhooks.map(sinkName));
      const states = (await deps.deliveries?.list()) ?? [];
      return states.map((state) => ({ ...state, configured: configured.has(state.sink) }));
    },
    readFigures: async () => {
      const [releases, rollouts, { counter }] = await Promise.all([
        store.countReleases(),
        store.liveRollouts().then(withReleases),
        store.chain({ after: null, limit: 1 }),
      ]);
      return { releases, rollouts, lastEvent: Number(counter ?? 0) };
    },
    renderPlan: ({ plan, approvals, details }, translate) => renderPlan(plan, approvals, translate, details),
  };
}
