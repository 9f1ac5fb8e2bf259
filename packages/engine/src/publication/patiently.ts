import { isRefusal } from '@tminus/domain';
import type { ShipDependencies } from '../release/ship-dependencies.ts';

/** Pauses before what the network kept from happening is tried again (ms). */
const PAUSES_MS = [1_000, 4_000, 10_000];

/** Does it, and again after a while where the network, or whoever is asked, was only busy. */
export async function patiently<T>(
  { clock, signal }: Pick<ShipDependencies, 'clock' | 'signal'>,
  perform: () => Promise<T>,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await perform();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
    }
    await clock.sleep(pause, signal);
  }
  return perform();
}

/** What may be well in a moment without anybody doing anything. */
const isPassing = (error: unknown): boolean =>
  isRefusal(error, 'git.remoteUnreachable', 'forge.unreachable', 'forge.busy');
