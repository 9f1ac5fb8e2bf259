import { setTimeout as sleep } from 'node:timers/promises';

export interface RetryPolicy {
  /** How often to try in all, the first time included. */
  readonly attempts: number;
  /** Before the second attempt (ms); doubles from one to the next, up to a minute. */
  readonly firstDelayMs: number;
  /** Which failures are worth another attempt; all by default. */
  readonly retryIf?: (error: unknown) => boolean;
}

const LONGEST_DELAY_MS = 60_000;

/** Repeats what fails. Rejects with the last failure, or with the signal's reason when it aborts in between. */
export async function withRetries<T>(
  run: () => Promise<T>,
  policy: RetryPolicy | undefined,
  signal: AbortSignal,
): Promise<T> {
  const { attempts, firstDelayMs, retryIf = () => true } = policy ?? { attempts: 1, firstDelayMs: 0 };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts || !retryIf(error)) throw error;
    }
    await sleep(Math.min(firstDelayMs * 2 ** (attempt - 1), LONGEST_DELAY_MS), undefined, { signal });
  }
}
