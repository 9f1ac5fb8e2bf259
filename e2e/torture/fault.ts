import type { Sight } from '../testing/watch.ts';
import type { Round } from './round.ts';

/** Makes the new version bad when its time comes, and again after each restart. */
export interface Fault {
  look(sight: Sight): Promise<void>;
  /** Epoch ms; null while nothing is broken. */
  since(): number | null;
}

const ANSWER_MS = 1_000;
/** How soon what was broken is broken again, in case that it came back meanwhile (ms). */
const AGAIN_MS = 100;

/** The fault that the plan asks for, if any; it ends with the rollback. */
export function createFault({ plan: { fault }, deployer }: Round): Fault {
  let since: number | null = null;
  let lastAt = 0;
  return {
    since: () => since,
    look: async ({ events }) => {
      if (fault === null || events.some(({ type }) => type === 'rollout.rollback_started')) return;
      if (Date.now() - lastAt < AGAIN_MS) return;
      const steps = events.filter(({ type }) => type === 'rollout.step_started');
      if (steps.length < fault.step) return;
      const key = (await deployer.list()).find((one) => one.key.startsWith(`${fault.component}@1.1.0`));
      if (key === undefined) return;
      try {
        await fetch(`${key.url}/break`, { method: 'POST', signal: AbortSignal.timeout(ANSWER_MS) });
        lastAt = Date.now();
        since ??= lastAt;
      } catch {
        // It was killed just now: the next look breaks what comes after it.
      }
    },
  };
}
