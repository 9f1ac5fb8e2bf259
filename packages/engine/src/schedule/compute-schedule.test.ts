import { accepted } from '@tminus/domain';
import { describe, expect, it, vi } from 'vitest';
import { computeSchedule } from './compute-schedule.ts';

const ESTIMATED = [
  { id: 'a', name: 'Alpha', duration: { optimistic: 1, likely: 2, pessimistic: 9 } },
  { id: 'b', duration: 2, dependsOn: [{ id: 'a' }] },
];
const nothing = async (): Promise<void> => {};

describe('a schedule that is computed', () => {
  it('says how likely its end is, the same every time, and pauses again and again', async () => {
    const breathe = vi.fn(nothing);
    const request = { tasks: ESTIMATED, options: { finish: 5 }, runs: null, seed: null };
    const first = accepted(await computeSchedule(request, breathe));
    const second = accepted(await computeSchedule(request, nothing));
    expect(first.simulation.runs).toBe(10_000);
    expect(second.simulation.p80).toBe(first.simulation.p80);
    expect(first.names.get('a')).toBe('Alpha');
    expect(first.shareByFinish).toBeGreaterThan(0.5);
    expect(first.shareByFinish).toBeLessThan(0.8);
    expect(breathe).toHaveBeenCalledOnce();
    const many = Array.from({ length: 50 }, (_, index) => ({ ...ESTIMATED[0], id: `t${index}` }) as const);
    await computeSchedule({ ...request, tasks: many.map((task) => ({ duration: 1, ...task })) }, breathe);
    expect(breathe.mock.calls.length).toBeGreaterThan(20);
  });

  it('refuses more runs than are done at once, where chance has a say at all', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({ id: `t${index}`, duration: 1 }));
    const request = { tasks: many, options: {}, runs: 100_000, seed: 1 };
    expect(accepted(await computeSchedule(request, nothing)).simulation).toMatchObject({ runs: 1, p95: 1 });
    const [first] = ESTIMATED;
    const refused = await computeSchedule(
      { ...request, tasks: [...many, ...(first ? [first] : [])] },
      nothing,
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'schedule.tooLarge' } });
  });

  it('refuses what is no network', async () => {
    const tasks = [{ id: 'a', duration: 1, dependsOn: [{ id: 'b' }] }];
    const refused = await computeSchedule({ tasks, options: {}, runs: null, seed: null }, nothing);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'schedule.unknownTask' } });
  });
});
