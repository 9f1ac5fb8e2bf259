import { accepted, type Effect } from '@tminus/domain';
import { actOnRelease } from './act-on-release.ts';
import { PRODUCT, type ShipDependencies } from './ship-dependencies.ts';

/** Puts something that was done on the event log, once for its key, however often the step runs. */
export async function recordEffect(
  deps: Pick<ShipDependencies, 'store' | 'clock'>,
  releaseId: string,
  effect: Effect,
): Promise<void> {
  const act = { actor: PRODUCT, at: deps.clock.now() };
  accepted(await actOnRelease(deps.store, releaseId, { type: 'record', effect }, act));
}
