import { type Effect, RefusalError } from '@tminus/domain';
import { actOnRelease } from './act-on-release.ts';
import { PRODUCT, type ShipDependencies } from './ship-dependencies.ts';

/** Puts something that was done on the event log, once for its key, however often the step runs. */
export async function recordEffect(
  deps: Pick<ShipDependencies, 'store' | 'clock'>,
  releaseId: string,
  effect: Effect,
): Promise<void> {
  const recorded = await actOnRelease(
    deps.store,
    releaseId,
    { type: 'record', effect },
    { actor: PRODUCT, at: deps.clock.now() },
  );
  if (!recorded.ok) throw new RefusalError(recorded.refusal.code, recorded.refusal.params);
}
