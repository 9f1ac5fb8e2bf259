import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Freeze } from '../calendar/calendar-entries.ts';
import { type TeamCalendar, USUAL_CALENDAR } from '../calendar/team-calendar.ts';
import { addDays } from '../calendar/working-days.ts';
import { type DaysOff, USUAL_WORKING_TIME } from '../calendar/working-time.ts';
import type { Person } from '../people/person.ts';
import { RELEASE_POLICIES, RELEASE_TYPES, type ReleaseType } from '../release/policy.ts';
import { buildPlan } from './build-plan.ts';
import { part, planInput } from './plan-builders.ts';
import type { PlanInput } from './plan-input.ts';
import { TASK_TEMPLATES } from './task-template.ts';

/** A small change, so that the increment fits every type. */
const fix = [part('api', { to: '1.1.1', increment: 'patch' }, ['fix: x'])];

const freeze = (name: string, start: string, end: string, more: Partial<Freeze> = {}): Freeze => ({
  id: name,
  name,
  period: { start, end, zone: 'UTC', rule: null },
  blocks: ['major', 'minor', 'patch'],
  components: null,
  ...more,
});
const calendarWith = (more: Partial<TeamCalendar>): TeamCalendar => ({ ...USUAL_CALENDAR, ...more });
const person = (name: string, roles: Person['roles'], ...daysOff: DaysOff[]): Person => ({
  name,
  email: null,
  roles,
  time: { ...USUAL_WORKING_TIME, daysOff },
});
const away = (from: string, to: string): DaysOff => ({ from, to, name: 'away' });

/** The type's template with these tasks taking so many days. */
const longer = (type: ReleaseType, days: Readonly<Record<string, number>>): PlanInput['templates'] => ({
  ...TASK_TEMPLATES,
  [type]: TASK_TEMPLATES[type].map((task) => ({ ...task, days: days[task.id] ?? task.days })),
});
const policiesWith = (type: ReleaseType, more: Partial<(typeof RELEASE_POLICIES)[ReleaseType]>) => ({
  ...RELEASE_POLICIES,
  [type]: { ...RELEASE_POLICIES[type], ...more },
});

/** What a date is refused for, on Monday, 3 November 2025; or that it is kept. */
function askedFor(releaseDate: string, more: Partial<PlanInput> = {}) {
  const built = buildPlan(planInput({ components: fix, type: 'minor', releaseDate, ...more }));
  if (built.ok) return 'kept';
  const { code, params } = built.refusal;
  return [code, params['binding'], params['name'], params['earliest']];
}

describe('a date that cannot be kept is refused with what binds, and the first one that can', () => {
  it('notice', () => {
    expect(askedFor('2025-11-10')).toEqual(['plan.dateTooEarly', 'notice', '', '2025-11-17']);
  });

  it('work', () => {
    const policies = policiesWith('minor', { noticeDays: 0 });
    expect(askedFor('2025-11-05', { policies })).toEqual(['plan.dateTooEarly', 'work', '', '2025-11-08']);
  });

  it('and the first working day from there on, which is what people take', () => {
    const policies = policiesWith('minor', { noticeDays: 0 });
    const built = buildPlan(
      planInput({ components: fix, type: 'minor', releaseDate: '2025-11-05', policies }),
    );
    expect(built).toMatchObject({ refusal: { params: { earliest: '2025-11-08', workday: '2025-11-10' } } });
  });

  it('tests', () => {
    const templates = longer('minor', { testing: 15 });
    const policies = policiesWith('minor', { workDays: 30 });
    expect(
      askedFor('2025-11-18', {
        templates,
        policies: { ...policies, minor: { ...policies.minor, workDays: 19 } },
      }),
    ).toEqual(['plan.dateTooEarly', 'tests', '', '2025-11-28']);
  });

  it('time for approvals', () => {
    const templates = longer('minor', { approval: 12 });
    const policies = policiesWith('minor', { workDays: 16 });
    expect(askedFor('2025-11-19', { templates, policies })).toEqual([
      'plan.dateTooEarly',
      'approvals',
      '',
      '2025-11-25',
    ]);
  });

  it('people who are away, by name', () => {
    const people = [
      person('Ada', ['qa'], away('2025-11-04', '2025-11-20')),
      person('Bo', ['devops-engineer'], away('2026-03-01', '2026-03-02')),
    ];
    expect(askedFor('2025-11-18', { people })).toEqual(['plan.dateTooEarly', 'people', 'Ada', '2025-11-26']);
  });

  it('not when somebody stands in', () => {
    const people = [
      person('Ada', ['qa'], away('2025-11-04', '2025-11-20')),
      person('Cy', ['test-engineer', 'qa']),
    ];
    expect(askedFor('2025-11-18', { people })).toBe('kept');
  });

  it('a freeze, by name', () => {
    const calendar = calendarWith({ freezes: [freeze('Sale', '2025-11-20', '2025-12-01')] });
    expect(askedFor('2025-11-24', { calendar })).toEqual([
      'plan.dateTooEarly',
      'freeze',
      'Sale',
      '2025-12-02',
    ]);
    expect(askedFor('2025-11-19', { calendar })).toBe('kept');
    const elsewhere = calendarWith({
      freezes: [freeze('Sale', '2025-11-20', '2025-12-01', { components: ['web'] })],
    });
    expect(askedFor('2025-11-24', { calendar: elsewhere })).toBe('kept');
  });

  it('notice first, though a freeze comes after it', () => {
    const calendar = calendarWith({ freezes: [freeze('Sale', '2025-11-15', '2025-12-01')] });
    expect(askedFor('2025-11-10', { calendar })).toEqual(['plan.dateTooEarly', 'notice', '', '2025-12-02']);
  });

  it('another release of the same component', () => {
    const window = { start: Date.parse('2025-11-20T00:00:00Z'), end: Date.parse('2025-11-22T00:00:00Z') };
    const other = {
      id: 'rel_9',
      version: '9.0.0',
      window,
      soakEnd: window.end,
      components: ['api'],
      people: [],
    };
    expect(askedFor('2025-11-21', { scheduled: [other] })).toEqual([
      'plan.dateTooEarly',
      'conflict',
      'v9.0.0',
      '2025-11-22',
    ]);
  });

  it('the calendar, where weekends are ruled out by the workspace', () => {
    const calendar = calendarWith({ constraints: { avoidWeekends: true } });
    expect(askedFor('2025-11-22', { calendar })).toEqual(['plan.dateTooEarly', 'window', '', '2025-11-24']);
    expect(askedFor('2025-11-22')).toBe('kept');
  });

  it('for good, when nothing comes free within a year', () => {
    const calendar = calendarWith({ freezes: [freeze('For ever', '2025-01-01', '2027-12-31')] });
    expect(askedFor('2025-11-24', { calendar })).toEqual(['plan.noDate', 'freeze', 'For ever', undefined]);
  });
});

describe('without a date', () => {
  const planned = (more: Partial<PlanInput> = {}) => {
    const built = buildPlan(planInput({ components: fix, type: 'minor', ...more }));
    if (!built.ok) throw new Error(built.refusal.code);
    return [built.value.releaseDate, built.value.findings[0]?.code];
  };

  it('the first working day is taken, with what kept it from being earlier', () => {
    expect(planned()).toEqual(['2025-11-17', 'plan.finding.earliest.notice']);
    const calendar = calendarWith({ freezes: [freeze('Sale', '2025-11-15', '2025-12-05')] });
    expect(planned({ calendar })).toEqual(['2025-12-08', 'plan.finding.earliest.freeze']);
  });

  it('a hotfix is planned for today, also on a weekend and in a freeze that does not name it', () => {
    const now = Date.parse('2025-11-22T10:00:00Z');
    const calendar = calendarWith({ freezes: [freeze('Sale', '2025-11-15', '2025-12-05')] });
    expect(planned({ type: 'hotfix', today: '2025-11-22', now, calendar })[0]).toBe('2025-11-22');
    const named = calendarWith({
      freezes: [freeze('Sale', '2025-11-15', '2025-12-05', { blocks: ['hotfix'] })],
    });
    expect(planned({ type: 'hotfix', today: '2025-11-22', now, calendar: named })[0]).toBe('2025-12-06');
  });
});

it('the first date that a refusal names is kept when it is asked for, and the day before it is not', () => {
  const day = (most: number) => fc.nat(most).map((days) => addDays('2025-11-03', days));
  const stretch = fc.tuple(day(60), fc.nat(12)).map(([from, days]) => [from, addDays(from, days)] as const);
  const facts = fc.record({
    type: fc.constantFrom(...RELEASE_TYPES),
    releaseDate: day(70),
    noticeDays: fc.nat(20),
    workDays: fc.nat(15),
    freezes: fc.array(stretch, { maxLength: 4 }),
    absences: fc.array(
      fc.tuple(fc.constantFrom('qa', 'technical_lead', 'devops-engineer' as const), stretch),
      {
        maxLength: 3,
      },
    ),
    holidays: fc.array(stretch, { maxLength: 2 }),
    noWeekends: fc.boolean(),
  });
  let refused = 0;
  fc.assert(
    fc.property(facts, ({ type, releaseDate, freezes, absences, holidays, noWeekends, ...policy }) => {
      const daysOff = holidays.map(([from, to]) => ({ from, to, name: 'holiday' }));
      const more: Partial<PlanInput> = {
        type,
        policies: policiesWith(type, policy),
        people: absences.map(([role, [from, to]], index) =>
          person(`P${index}`, [role as 'qa'], away(from, to), ...daysOff),
        ),
        calendar: calendarWith({
          team: { ...USUAL_WORKING_TIME, daysOff },
          constraints: noWeekends ? { avoidWeekends: true } : {},
          freezes: freezes.map(([from, to], index) =>
            freeze(`F${index}`, from, to, { blocks: RELEASE_TYPES }),
          ),
        }),
      };
      const answer = askedFor(releaseDate, more);
      if (answer === 'kept') return;
      refused += 1;
      const earliest = String(answer[3]);
      expect(earliest > releaseDate).toBe(true);
      expect(askedFor(earliest, more)).toBe('kept');
      expect(askedFor(addDays(earliest, -1), more)).not.toBe('kept');
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(20);
});
