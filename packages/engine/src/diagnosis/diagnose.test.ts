import { RefusalError } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../ports.ts';
import { type Check, diagnose } from './diagnose.ts';
import { ok } from './finding.ts';

/** Time that passes only for limits up to so many milliseconds. */
const clockUntil = (ms: number): Clock => ({
  now: () => 0,
  sleep: (wanted, signal) =>
    wanted <= ms
      ? Promise.resolve()
      : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
});

const check = (name: Check['name'], look: Check['look'], limitMs = 1_000): Check => ({ name, look, limitMs });
const well = check('node', async () => ok('doctor.node.recent', { version: '20.19.0' }));

describe('a diagnosis', () => {
  it('looks at everything, whatever becomes of one, and tells in order', async () => {
    const told: string[] = [];
    const { checks, counts } = await diagnose(
      [
        check('git', () => Promise.reject(new RefusalError('git.missing'))),
        check('router', () => Promise.reject(new Error('ENOENT'))),
        check('database', () => new Promise(() => undefined), 10),
        check('instances', async () => []),
        well,
      ],
      clockUntil(10),
      ({ name }) => told.push(name),
    );
    expect(checks).toEqual([
      { name: 'git', verdict: 'fail', seen: 'error.git.missing', fix: 'error.git.missing.help', params: {} },
      expect.objectContaining({ seen: 'doctor.check.errored', params: { reason: 'ENOENT' } }),
      expect.objectContaining({ seen: 'doctor.check.timedOut', params: { seconds: 0.01 } }),
      expect.objectContaining({ name: 'node', verdict: 'ok', fix: null }),
    ]);
    expect(counts).toEqual({ ok: 1, warn: 0, fail: 3, skip: 0 });
    expect(told).toEqual(['git', 'router', 'database', 'node']);
  });

  it('begins a look when the one before has ended', async () => {
    const steps: string[] = [];
    const slow = check('git', async () => {
      steps.push('git begins');
      await new Promise((resolve) => setImmediate(resolve));
      steps.push('git ends');
      return [];
    });
    const next = check('node', async () => {
      steps.push('node begins');
      return [];
    });
    await diagnose([slow, next], clockUntil(0));
    expect(steps).toEqual(['git begins', 'git ends', 'node begins']);
  });
});
