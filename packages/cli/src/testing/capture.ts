import { onTestFinished, vi } from 'vitest';

export interface Captured {
  stdout: string;
  stderr: string;
}

/** Takes what is written to stdout and stderr until the test ends, and gives the exit code back as it was. */
export function capture(): Captured {
  const captured: Captured = { stdout: '', stderr: '' };
  const before = process.exitCode;
  for (const name of ['stdout', 'stderr'] as const) {
    const spy = vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      captured[name] += String(chunk);
      return true;
    });
    onTestFinished(() => spy.mockRestore());
  }
  process.exitCode = undefined;
  onTestFinished(() => {
    process.exitCode = before;
  });
  return captured;
}
