import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, isWorkingDay, nextWorkingDay } from '../calendar/working-days.ts';
import { RELEASE_POLICIES, RELEASE_TYPES } from '../release/policy.ts';
import { earliestReleaseDate, planTimeline } from './timeline.ts';

const dates = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const policies = fc.record({ noticeDays: fc.nat(60), workDays: fc.nat(40) });

describe('the timeline of a minor release on Thursday, 20 November 2025', () => {
  const timeline = planTimeline('minor', RELEASE_POLICIES.minor, '2025-11-20');

  it('is the sample of the specification, on working days', () => {
    expect(timeline.slice(0, 5)).toEqual([
      { key: 'freeze', start: '2025-11-13', end: '2025-11-13', owner: 'project-manager' },
      { key: 'staging', start: '2025-11-14', end: '2025-11-14', owner: 'devops-engineer' },
      // The sample's 15 to 17 November are mostly a weekend.
      { key: 'testing', start: '2025-11-17', end: '2025-11-17', owner: 'quality-assurance' },
      { key: 'approval', start: '2025-11-18', end: '2025-11-18', owner: 'project-manager' },
      { key: 'deployment', start: '2025-11-20', end: '2025-11-20', owner: 'release-coordinator' },
    ]);
  });

  it('ends with a retrospective a week later', () => {
    expect(timeline.at(-1)).toMatchObject({ key: 'retrospective', start: '2025-11-27', end: '2025-11-27' });
  });
});

it('a retrospective on a day off is held on the next working day (X-10)', () => {
  const timeline = planTimeline('hotfix', RELEASE_POLICIES.hotfix, '2025-11-22');
  expect(timeline.at(-1)).toMatchObject({ key: 'retrospective', start: '2025-12-01' });
});

it('a major release is planned four weeks ahead and tested for more than one', () => {
  const timeline = planTimeline('major', RELEASE_POLICIES.major, '2025-11-20');
  expect(timeline[0]).toMatchObject({ key: 'planning', start: '2025-10-23' });
  const testing = timeline.find(({ key }) => key === 'testing');
  expect(testing).toMatchObject({ start: '2025-11-03', end: '2025-11-13' });
});

it('a hotfix happens on one day', () => {
  const days = planTimeline('hotfix', RELEASE_POLICIES.hotfix, '2025-11-20').map(({ start, end }) => [
    start,
    end,
  ]);
  expect(days.slice(0, -1)).toEqual(days.slice(0, -1).map(() => ['2025-11-20', '2025-11-20']));
});

it.each(RELEASE_TYPES)(
  'milestones of a %s release come in order, on working days, after the work begins',
  (type) => {
    fc.assert(
      fc.property(dates, policies, fc.nat(20), (today, policy, later) => {
        const earliest = earliestReleaseDate(today, policy).date;
        const releaseDate = nextWorkingDay(addDays(earliest, later));
        const timeline = planTimeline(type, policy, releaseDate);
        const days = timeline.flatMap(({ start, end }) => [start, end]);
        expect(days).toEqual([...days].sort());
        expect(days.filter((day) => !isWorkingDay(day))).toEqual([]);
        expect((days[0] ?? '') >= today).toBe(true);
      }),
    );
  },
);

describe('the earliest release date (X-01)', () => {
  it.each([
    ['patch', '2025-11-03', '2025-11-06', 'notice'],
    ['patch', '2025-11-06', '2025-11-10', 'work'],
    ['minor', '2025-11-03', '2025-11-17', 'notice'],
    ['major', '2025-11-03', '2025-12-01', 'work'],
    ['hotfix', '2025-11-22', '2025-11-22', 'work'],
    ['security', '2025-11-23', '2025-11-23', 'work'],
  ] as const)('of a %s release asked for on %s is %s: the %s binds', (type, today, date, binding) => {
    expect(earliestReleaseDate(today, RELEASE_POLICIES[type])).toEqual({ date, binding });
  });

  it('is never before the notice has run or the work is done, and a working day', () => {
    fc.assert(
      fc.property(dates, policies, (today, policy) => {
        fc.pre(policy.noticeDays > 0 || policy.workDays > 0);
        const { date, binding } = earliestReleaseDate(today, policy);
        const noticed = addDays(today, policy.noticeDays);
        const worked = addWorkingDays(nextWorkingDay(today), policy.workDays);
        expect(date >= noticed && date >= worked).toBe(true);
        expect(isWorkingDay(date)).toBe(true);
        expect(binding).toBe(noticed > worked ? 'notice' : 'work');
      }),
    );
  });

  it('is the first of all that fit', () => {
    fc.assert(
      fc.property(dates, policies, (today, policy) => {
        const { date } = earliestReleaseDate(today, policy);
        const worked = addWorkingDays(nextWorkingDay(today), policy.workDays);
        for (let day = today; day < date; day = addDays(day, 1)) {
          const fits = day >= addDays(today, policy.noticeDays) && day >= worked && isWorkingDay(day);
          expect(fits).toBe(false);
        }
      }),
    );
  });
});
