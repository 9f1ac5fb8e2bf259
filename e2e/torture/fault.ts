import type { Sight } from '../testing/watch.ts';
import type { Round } from './round.ts';

/** Makes the new version bad when its time comes, and again after each restart. */
export interface Fault {
  look(sight: Sight): Promise<void>;
  /** Epoch ms; null while nothing is broken. */
  since(): number | null;
}

const ANSWER_MS = 1_000;

/** The fault that the plan asks for, if any; it ends with the rollback. */
export function createFault({ plan: { fault }, deployer }: Round): Fault {
  let since: number | null = null;
  return {
    since: () => since,
    look: async ({ events }) => {
      if (fault === null || events.some(({ type }) => type === 'rollout.rollback_started')) return;
      const steps = events.filter(({ type }) => type === 'rollout.step_started');
      if (steps.length < fault.step) return;
      const key = (await deployer.list()).find((one) => one.key.startsWith(`${fault.component}@1.1.0`));
      if (key === undefined) return;
      try {
        await fetch(`${key.url}/break`, { method: 'POST', signal: AbortSignal.timeout(ANSWER_MS) });
        since ??= Date.now();
      } catch {
        // It was killed just now: the next look breaks what comes after it.
      }
    },
  };
}
