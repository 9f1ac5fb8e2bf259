import { type Act, accept, isLiveState, type Outcome, type Release, refuse } from '@tminus/domain';
import { isUnreachable } from '../rollout/reach-router.ts';
import { actOnRelease, findRelease } from './act-on-release.ts';
import type { ShipDependencies } from './ship-dependencies.ts';
import type { Precondition } from './store.ts';

type CancelDependencies = Pick<ShipDependencies, 'store' | 'router'>;

/**
 * Gives a release up for good. Refuses `release.wrongStatus`; `rollout.componentBusy` while its rollout is not over, since
 * nobody would bring the traffic of its components to an end; and `release.serving` once users are on its versions, which
 * the next release begins with.
 */
export async function cancelRelease(
  deps: CancelDependencies,
  ref: string,
  reason: string,
  act: Act,
  precondition?: Precondition<Release>,
): Promise<Outcome<Release>> {
  const found = await findRelease(deps.store, ref);
  if (!found.ok) return found;
  const free = await refuseServing(deps, found.value.value);
  if (!free.ok) return free;
  return actOnRelease(deps.store, found.value.value.id, { type: 'cancel', reason }, act, precondition);
}

async function refuseServing(
  { store, router }: CancelDependencies,
  { id, version, plan, phases }: Release,
): Promise<Outcome<null>> {
  const release = `v${version}`;
  const rollout = (await store.rollout(id))?.value ?? null;
  const component = rollout?.targets[0]?.component ?? '';
  if (rollout !== null && isLiveState(rollout.state))
    return refuse('rollout.componentBusy', { release, component });
  if (rollout?.state === 'succeeded') return refuse('release.serving', { release, component });
  // A first version gets its traffic without a rollout.
  if (rollout !== null || !phases.some(({ phase }) => phase === 'deployment')) return accept(null);
  for (const { name, to } of plan.components) {
    const seen = await router.observe(name).catch((error: unknown) => {
      if (isUnreachable(error)) return null;
      throw error;
    });
    if (seen?.stable?.version === to) return refuse('release.serving', { release, component: name });
  }
  return accept(null);
}
