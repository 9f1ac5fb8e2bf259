import { type Act, isLiveState, type Outcome, type Release, refuse } from '@tminus/domain';
import { actOnRelease, findRelease } from './act-on-release.ts';
import type { Precondition, Store } from './store.ts';

/**
 * Gives a release up for good. Refuses `release.wrongStatus`, and `rollout.componentBusy` while its rollout is not over:
 * nobody would bring the traffic of its components to an end.
 */
export async function cancelRelease(
  store: Pick<Store, 'release' | 'rollout' | 'commit'>,
  ref: string,
  reason: string,
  act: Act,
  precondition?: Precondition<Release>,
): Promise<Outcome<Release>> {
  const found = await findRelease(store, ref);
  if (!found.ok) return found;
  const { id, version } = found.value.value;
  const rollout = await store.rollout(id);
  if (rollout !== null && isLiveState(rollout.value.state))
    return refuse('rollout.componentBusy', {
      release: `v${version}`,
      component: rollout.value.targets[0]?.component ?? '',
    });
  return actOnRelease(store, id, { type: 'cancel', reason }, act, precondition);
}
