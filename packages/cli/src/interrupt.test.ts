import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onInterrupt } from './interrupt.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('the first signal aborts; one that comes at once is the same, a later one ends the process', () => {
  const { signal, release } = onInterrupt();
  expect(signal.aborted).toBe(false);
  process.emit('SIGHUP');
  expect(signal.aborted).toBe(true);
  process.emit('SIGHUP');
  expect(process.exit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(600);
  process.emit('SIGINT');
  expect(process.exit).toHaveBeenCalledExactlyOnceWith(130);
  release();
});
