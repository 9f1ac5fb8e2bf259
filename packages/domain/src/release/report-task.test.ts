import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { planOf } from '../plan/plan-builders.ts';
import { after, decideAs, releaseOf } from './release-builders.ts';
import type { TaskState } from './report-task.ts';

const report = (task: string, state: TaskState, on = '2025-11-05') =>
  ({ type: 'report_task', task, state, on }) as const;
const release = releaseOf(planOf());

describe('the work of a release', () => {
  it('is begun and done on the days that people say', () => {
    const begun = after(release, report('freeze', 'begun', '2025-11-04'));
    expect(begun.tasks).toEqual({ freeze: { startedOn: '2025-11-04', finishedOn: null } });
    const done = after(begun, report('freeze', 'done'), report('staging', 'done', '2025-11-06'));
    expect(done.tasks).toEqual({
      freeze: { startedOn: '2025-11-04', finishedOn: '2025-11-05' },
      staging: { startedOn: '2025-11-06', finishedOn: '2025-11-06' },
    });
    expect(after(done, report('freeze', 'open')).tasks?.['freeze']).toEqual({
      startedOn: null,
      finishedOn: null,
    });
  });

  it('is told once, and changes no approval', () => {
    const [event, ...others] = accepted(decideAs(release, report('freeze', 'done')));
    expect([event?.type, event?.subject, others]).toEqual(['task.done', 'freeze', []]);
    const done = after(release, report('freeze', 'done'));
    expect(accepted(decideAs(done, report('freeze', 'done')))).toEqual([]);
    expect(done).toMatchObject({ plan: release.plan, approvals: release.approvals, status: release.status });
  });

  it('is refused for a task that there is not, and a day before it was begun', () => {
    expect(decideAs(release, report('freze', 'done'))).toMatchObject({
      refusal: { code: 'task.unknown', params: { task: 'freze', nearest: 'freeze' } },
    });
    const begun = after(release, report('freeze', 'begun'));
    expect(decideAs(begun, report('freeze', 'done', '2025-11-04'))).toMatchObject({
      refusal: { code: 'task.dayBeforeStart' },
    });
  });

  it('is over with the release', () => {
    const cancelled = after(release, { type: 'cancel', reason: 'no' });
    expect(decideAs(cancelled, report('freeze', 'done'))).toMatchObject({
      refusal: { code: 'release.wrongStatus' },
    });
  });
});
