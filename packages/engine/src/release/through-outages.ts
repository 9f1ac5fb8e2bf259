import { isRefusal } from '@tminus/domain';
import type { ShipDependencies } from './ship-dependencies.ts';

/** Whether an error says nothing about the work, only that the store, or the right to touch anything, is away for now. */
export const isOutage = (error: unknown): boolean =>
  isRefusal(error, 'store.unavailable', 'node.leaseExpired');

/** Repeats what may be repeated until nothing is away any more, or this process stops. */
export async function throughOutages<T>(
  { clock, signal, workspace }: Pick<ShipDependencies, 'clock' | 'signal' | 'workspace'>,
  run: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted || !isOutage(error)) throw error;
    }
    await clock.sleep(workspace.judge.tickMs, signal);
  }
}
