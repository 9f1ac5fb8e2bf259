import { describe, expect, it } from 'vitest';
import { openApp } from '../testing/open-app.ts';

const post = async (body: object) => {
  const { app } = await openApp();
  const answer = await app.inject({ method: 'POST', url: '/api/v1/schedules', payload: body });
  return { status: answer.statusCode, body: answer.json() };
};

describe('a task network that is sent', () => {
  it('comes back as a schedule with dates and likely ends, in the short forms that files have', async () => {
    const { status, body } = await post({
      start: '2026-11-06',
      calendar: true,
      runs: 500,
      seed: 7,
      tasks: [
        { id: 'a', optimistic: 1, likely: 2, pessimistic: 3 },
        { id: 'b', duration: 1, dependsOn: ['a', { id: 'a', kind: 'SS', lag: 1, elapsed: true }] },
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      tasks: [
        { id: 'a', es: 0, ef: 2, critical: true, start: '2026-11-06', finish: '2026-11-09' },
        { id: 'b', es: 2, ef: 3, start: '2026-11-10', latestFinish: '2026-11-10', criticality: 1 },
      ],
      duration: 3,
      criticalPath: ['a', 'b'],
      finish: '2026-11-10',
      runs: 500,
      findings: [],
    });
    expect(body.p95).toBeGreaterThan(body.p50);
  });

  it.each([
    [{ tasks: [{ id: 'a', duration: 1, dependsOn: ['b'] }] }, 422, 'schedule.unknownTask'],
    [{ tasks: [{ id: 'a', duration: -1 }] }, 400, 'request.invalid'],
    [{ tasks: [{ id: 'a' }] }, 400, 'request.invalid'],
    [{ calendar: true, tasks: [{ id: 'a', duration: 1 }] }, 422, 'schedule.startMissing'],
    [{ tasks: [], runs: 1_000_000 }, 400, 'request.invalid'],
  ])('is refused where it is none: %j', async (body, status, code) => {
    expect(await post(body)).toMatchObject({ status, body: { code } });
  });

  it('says in words what cannot be kept', async () => {
    const { body } = await post({
      start: '2026-11-06',
      finish: '2026-11-06',
      tasks: [{ id: 'a', duration: 2 }],
    });
    expect(body.findings).toEqual([
      {
        code: 'finishMissed',
        params: { date: '2026-11-06', first: '2026-11-07', days: 1 },
        text: 'All must be done by 2026-11-06, but is not before 2026-11-07 (1 day too late).',
      },
    ]);
  });
});
