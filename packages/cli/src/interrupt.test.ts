import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onInterrupt } from './interrupt.ts';

let interrupt: ReturnType<typeof onInterrupt>;
beforeEach(() => {
  vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  interrupt = onInterrupt();
});
afterEach(() => {
  interrupt.release();
  vi.restoreAllMocks();
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s aborts, and ends nothing by itself', (name) => {
  process.emit(name, name);
  expect(interrupt.signal.aborted).toBe(true);
  expect(process.exit).not.toHaveBeenCalled();
});

it.each([
  ['SIGINT', 'SIGINT', true],
  ['SIGTERM', 'SIGINT', true],
  ['SIGHUP', 'SIGTERM', true],
  ['SIGHUP', 'SIGHUP', false],
  ['SIGINT', 'SIGHUP', false],
] as const)('%s and then %s ends the process at once: %s', (first, second, ends) => {
  process.emit(first, first);
  process.emit(second, second);
  expect(vi.mocked(process.exit).mock.calls).toEqual(ends ? [[130]] : []);
});
