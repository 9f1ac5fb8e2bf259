import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay } from '../calendar/working-days.ts';
import { USUAL_WORKING_TIME } from '../calendar/working-time.ts';
import { accepted } from '../error/refusal.ts';
import { RELEASE_POLICIES, RELEASE_TYPES, type ReleaseType } from '../release/policy.ts';
import { earliestByWork } from './feasible-date.ts';
import { planSchedule, timelineOf } from './plan-schedule.ts';
import { type NetworkFacts, taskNetwork } from './task-network.ts';
import { TASK_CONDITIONS, TASK_TEMPLATES } from './task-template.ts';

/** What is known on Monday, 3 November 2025. */
const factsOf = (type: ReleaseType, more: Partial<NetworkFacts> = {}): NetworkFacts => ({
  type,
  policy: RELEASE_POLICIES[type],
  template: TASK_TEMPLATES[type],
  conditions: [],
  people: [],
  team: USUAL_WORKING_TIME,
  progress: {},
  today: '2025-11-03',
  ...more,
});
function plannedOn(date: string, facts: NetworkFacts) {
  const schedule = accepted(planSchedule(facts, date));
  return { schedule, timeline: timelineOf(schedule, facts) };
}

describe('the timeline of a minor release on Thursday, 20 November 2025', () => {
  const { timeline } = plannedOn('2025-11-20', factsOf('minor'));

  it('is the sample of the specification, on working days', () => {
    expect(timeline.map(({ key, start, end }) => [key, start, end])).toEqual([
      ['freeze', '2025-11-13', '2025-11-13'],
      ['staging', '2025-11-14', '2025-11-14'],
      // The sample's 15 to 17 November are mostly a weekend.
      ['testing', '2025-11-17', '2025-11-17'],
      ['approval', '2025-11-18', '2025-11-18'],
      ['deployment', '2025-11-20', '2025-11-20'],
      ['retrospective', '2025-11-27', '2025-11-27'],
    ]);
  });
});

it('a retrospective on a day off is held on the next working day (X-10)', () => {
  const { timeline } = plannedOn('2025-11-22', factsOf('hotfix'));
  expect(timeline.at(-1)).toMatchObject({ key: 'retrospective', start: '2025-12-01' });
});

it('a major release is planned four weeks ahead and tested for more than one', () => {
  const { timeline } = plannedOn('2025-12-04', factsOf('major'));
  expect(timeline[0]).toMatchObject({ key: 'planning', start: '2025-11-06' });
  const testing = timeline.find(({ key }) => key === 'testing');
  expect(testing).toMatchObject({ start: '2025-11-17', end: '2025-11-27' });
});

it.each(['hotfix', 'security'] as const)('a %s release happens on one day, whatever the weekday', (type) => {
  const { schedule } = plannedOn('2025-11-22', factsOf(type, { today: '2025-11-22' }));
  const before = schedule.tasks.filter(({ stage }) => stage !== 'post_release');
  expect(before.map(({ start, end }) => [start, end])).toEqual(
    before.map(() => ['2025-11-22', '2025-11-22']),
  );
});

describe('the work of a release', () => {
  it('has a task for each role that approves', () => {
    const { schedule } = plannedOn('2025-12-01', factsOf('minor'));
    expect(schedule.tasks.filter(({ role }) => role !== null).map(({ id, owner }) => [id, owner])).toEqual([
      ['approval:product_manager', 'product_manager'],
      ['approval:technical_lead', 'technical_lead'],
      ['approval:qa', 'qa'],
    ]);
  });

  it('leaves out what the release does not need, and keeps what comes after it in order', () => {
    const idsOf = (facts: NetworkFacts) => taskNetwork(facts).map(({ id }) => id);
    expect(idsOf(factsOf('major'))).not.toContain('announcements');
    expect(idsOf(factsOf('major', { conditions: ['announcements'] }))).toContain('announcements');
    const template = TASK_TEMPLATES.patch.map((task) =>
      task.id === 'testing' ? { ...task, when: 'migrations' as const } : task,
    );
    const approval = taskNetwork(factsOf('patch', { template })).find(({ role }) => role === 'qa');
    expect(approval?.schedule.dependsOn?.map(({ id }) => id)).toContain('staging');
  });

  it('takes as long as the policy says, and is drawn together where that is less', () => {
    const earliest = (workDays: number) =>
      accepted(
        earliestByWork(factsOf('major', { policy: { ...RELEASE_POLICIES.major, noticeDays: 0, workDays } })),
      ).date;
    expect([0, 5, 20, 30].map(earliest)).toEqual(['2025-11-03', '2025-11-08', '2025-11-29', '2025-12-13']);
  });

  it('has no slack on the critical path from the earliest date, and what is left on a later one', () => {
    const facts = factsOf('minor', { policy: { ...RELEASE_POLICIES.minor, noticeDays: 0 } });
    const { schedule } = plannedOn('2025-11-08', facts);
    const pathOf = ({ criticalPath, tasks }: typeof schedule) =>
      tasks.filter(({ id }) => criticalPath.includes(id)).map(({ totalSlack }) => totalSlack);
    expect(new Set(pathOf(schedule))).toEqual(new Set([0]));
    expect(schedule.criticalPath).toEqual(
      expect.arrayContaining(['freeze', 'testing', 'go_no_go', 'deployment']),
    );
  });

  it('keeps what is done on its day', () => {
    const progress = { freeze: { startedOn: '2025-11-04', finishedOn: '2025-11-04' } };
    const { schedule, timeline } = plannedOn(
      '2025-11-20',
      factsOf('minor', { progress, today: '2025-11-06' }),
    );
    expect(schedule.tasks.find(({ id }) => id === 'freeze')).toMatchObject({
      status: 'done',
      start: '2025-11-04',
      end: '2025-11-04',
      critical: false,
    });
    expect(timeline.find(({ key }) => key === 'freeze')).toMatchObject({ start: '2025-11-04' });
  });
});

it.each(RELEASE_TYPES)('milestones of a %s release come in order, after the work begins', (type) => {
  const policies = fc.record({ noticeDays: fc.nat(60), workDays: fc.nat(40) });
  const dates = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      dates,
      policies,
      fc.nat(20),
      fc.subarray([...TASK_CONDITIONS]),
      (today, own, later, conditions) => {
        const policy = { ...RELEASE_POLICIES[type], ...own };
        const facts = factsOf(type, { policy, today, conditions });
        const earliest = accepted(earliestByWork(facts)).date;
        const { timeline, schedule } = plannedOn(addDays(earliest, later), facts);
        const days = timeline.flatMap(({ start, end }) => [start, end]);
        expect(days).toEqual([...days].sort());
        expect((days[0] ?? '') >= today).toBe(true);
        const isUrgent = type === 'hotfix' || type === 'security';
        const worked = schedule.tasks.filter(
          ({ id, stage, start }) =>
            !isUrgent && !['kickoff', 'deployment'].includes(id) && stage !== 'post_release' && start > today,
        );
        expect(worked.filter(({ start }) => !isWorkingDay(start))).toEqual([]);
        expect(schedule.tasks.filter(({ totalSlack }) => totalSlack < 0)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
