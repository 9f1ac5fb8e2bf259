import { accept, type Outcome, type Rollout, type RolloutCommand, refuse, runRollout } from '@tminus/domain';
import { isConflict } from '../release/act-on-release.ts';
import type { Precondition, Store } from '../release/store.ts';
import { saveRollout } from './save-rollout.ts';

const ATTEMPTS = 8;

/**
 * Load, decide, save; decided anew when a tick or another person saved in between. Refuses
 * `rollout.notFound` and `rollout.wrongState`, and as the precondition does.
 */
export async function actOnRollout(
  store: Pick<Store, 'release' | 'rollout' | 'commit'>,
  releaseId: string,
  command: RolloutCommand,
  now: number,
  precondition: Precondition<Rollout> = () => null,
): Promise<Outcome<Rollout>> {
  for (let attempt = 1; ; attempt += 1) {
    const stored = await store.rollout(releaseId);
    if (stored === null) return refuse('rollout.notFound', { release: releaseId });
    const unmet = precondition(stored);
    if (unmet !== null) return { ok: false, refusal: unmet };
    const ran = runRollout(stored.value, command, now);
    if (!ran.ok) return ran;
    const { rollout, events } = ran.value;
    try {
      await saveRollout(store, { value: rollout, revision: stored.revision }, events);
      return accept(rollout);
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}
