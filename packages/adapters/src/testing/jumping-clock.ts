import { onTestFinished, vi } from 'vitest';

export const HOUR_MS = 3_600_000;

/**
 * Until the test is over the wall clock of this process is put by `byMs` whenever somebody looks at it; time that passes
 * is measured as ever.
 */
export function letClockJump(byMs: number): void {
  const now = Date.now;
  let put = 0;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => {
    put += byMs;
    return now() + put;
  });
  onTestFinished(() => clock.mockRestore());
}
