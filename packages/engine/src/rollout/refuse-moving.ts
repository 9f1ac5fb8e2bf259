import { accept, type Outcome, type Release, refuse } from '@tminus/domain';
import type { Store } from '../release/store.ts';

/**
 * Refuses `rollout.componentBusy` while another release moves traffic of a component of this one: two rollouts of one
 * component would each undo what the other decided.
 */
export async function refuseMoving(
  store: Pick<Store, 'liveRollouts' | 'release'>,
  { id, plan }: Pick<Release, 'id' | 'plan'>,
): Promise<Outcome<null>> {
  const names = plan.components.map(({ name }) => name);
  for (const { releaseId, targets } of await store.liveRollouts()) {
    const shared = targets.find(({ component }) => names.includes(component));
    if (releaseId === id || shared === undefined) continue;
    const other = await store.release(releaseId);
    const release = other === null ? releaseId : `v${other.value.version}`;
    return refuse('rollout.componentBusy', { release, component: shared.component });
  }
  return accept(null);
}
