import { USUAL_CALENDAR } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { toTeamCalendar } from './calendar.ts';
import { parseConfig } from './parse-config.ts';
import { toPeople } from './people.ts';
import { API, problemsOf } from './testing.ts';

function configOf(text: string) {
  const parsed = parseConfig(`${API}${text}`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}
const calendarOf = (text: string) => toTeamCalendar(configOf(text).calendar);

describe('the calendar of a workspace', () => {
  it('is the usual one where nothing is said', () => {
    expect(calendarOf('')).toEqual({
      ...USUAL_CALENDAR,
      constraints: { ...calendarOf('').constraints, zone: 'UTC' },
    });
  });

  it('says when the team works, and when the business is open', () => {
    const calendar = calendarOf(
      'calendar: { zone: Europe/Berlin, holidays: [2026-12-25], businessHours: { hours: "08:00-20:00", days: [mon, sat] } }',
    );
    expect(calendar.team).toMatchObject({ zone: 'Europe/Berlin', daysOff: [{ from: '2026-12-25' }] });
    expect(Object.keys(calendar.business.week)).toEqual(['1', '6']);
    expect(calendar.business).toMatchObject({
      zone: 'Europe/Berlin',
      week: { 1: [{ from: '08:00', to: '20:00' }] },
    });
  });

  it('has freezes, windows, peaks and trains, in its zone unless they have their own', () => {
    const calendar = calendarOf(`calendar:
  zone: Asia/Tokyo
  freezes:
    - { name: Year end, from: 2026-12-20, to: 2027-01-05 }
    - { name: Payroll, from: "2026-11-30 18:00", to: 2026-12-01T06:00, repeats: FREQ=MONTHLY;BYMONTHDAY=-1, blocks: [hotfix], components: [api], zone: UTC }
  changeWindows: [{ name: Thursdays, from: 2026-12-03T10:00, to: 2026-12-03T16:00, repeats: weekly }]
  peaks: [{ name: Sale, from: 2026-11-27, to: 2026-11-27, impact: 0.8 }]
  trains: [{ name: Monthly, type: minor, from: 2026-12-03T10:00, to: 2026-12-03T16:00, repeats: "RRULE:FREQ=MONTHLY;BYDAY=1TH" }]
`);
    expect(calendar.freezes).toEqual([
      {
        id: 'freeze:year-end',
        name: 'Year end',
        period: { start: '2026-12-20', end: '2027-01-05', zone: 'Asia/Tokyo', rule: null },
        blocks: ['major', 'minor', 'patch'],
        components: null,
      },
      {
        id: 'freeze:payroll',
        name: 'Payroll',
        period: {
          start: '2026-11-30T18:00',
          end: '2026-12-01T06:00',
          zone: 'UTC',
          rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
        },
        blocks: ['hotfix'],
        components: ['api'],
      },
    ]);
    expect(calendar.changeWindows).toMatchObject([
      { id: 'window:thursdays', period: { rule: 'FREQ=WEEKLY' } },
    ]);
    expect(calendar.peaks).toMatchObject([{ id: 'peak:sale', impact: 0.8 }]);
    expect(calendar.trains).toMatchObject([
      { id: 'train:monthly', type: 'minor', components: null, period: { rule: 'FREQ=MONTHLY;BYDAY=1TH' } },
    ]);
  });

  it.each([
    ['zone: Europe/Brelin', '3:19 calendar.zone form.timeZone'],
    [
      'freezes: [{ name: x, from: 2026-02-30, to: 2026-03-01 }]',
      '3:40 calendar.freezes[0].from form.localMoment',
    ],
    [
      'freezes: [{ name: x, from: 2026-03-02, to: 2026-03-01 }]',
      '3:56 calendar.freezes[0].to form.periodOrder',
    ],
    [
      'trains: [{ name: x, type: minor, from: 2026-03-01, to: 2026-03-01, repeats: hourly }]',
      '3:89 calendar.trains[0].repeats form.recurrence',
    ],
    [
      'freezes: [{ name: x, from: 2026-03-01, to: 2026-03-01, components: [apy] }]',
      '3:81 calendar.freezes[0].components[0] valueNear api',
    ],
    [
      'peaks: [{ name: The sale, from: 2026-03-01, to: 2026-03-01 }, { name: the-sale, from: 2026-03-01, to: 2026-03-01 }]',
      '3:83 calendar.peaks[1].name duplicate',
    ],
  ])('is refused: %s', (section, problem) => {
    expect(problemsOf(`${API}calendar: { ${section} }`)).toEqual([problem]);
  });
});

describe('the people of a workspace', () => {
  it('work in the hours of the team, or in their own', () => {
    const config = configOf(
      'people: [{ name: Ada, roles: [qa] }, { name: Bo, email: bo@example.com, zone: Asia/Tokyo, workingHours: "10:00-16:00", share: 50%, away: [{ from: 2026-12-01, to: 2026-12-05 }] }]',
    );
    const [ada, bo] = toPeople(USUAL_CALENDAR.team, config.people);
    expect(ada).toEqual({ name: 'Ada', email: null, roles: ['qa'], time: USUAL_CALENDAR.team });
    expect(bo).toMatchObject({
      email: 'bo@example.com',
      roles: [],
      time: { zone: 'Asia/Tokyo', share: 0.5, week: { 1: [{ from: '10:00', to: '16:00' }] } },
    });
    expect(bo?.time.daysOff).toEqual([{ from: '2026-12-01', to: '2026-12-05', name: '' }]);
  });

  it('have roles that there are, and stakeholders ways to be reached', () => {
    expect(problemsOf(`${API}people: [{ name: Ada, roles: [qua] }]`)).toEqual([
      '3:31 people[0].roles[0] valueNear qa',
    ]);
    expect(problemsOf(`${API}stakeholders: [{ audience: suport }]`)).toEqual([
      '3:28 stakeholders[0].audience valueNear support',
    ]);
    const { stakeholders } = configOf(
      'stakeholders: [{ audience: support, to: help@example.com }, { audience: users, channel: blog }]',
    );
    expect(stakeholders).toEqual([
      { audience: 'support', channel: 'email', to: ['help@example.com'] },
      { audience: 'users', channel: 'blog', to: [] },
    ]);
  });
});

describe('the policies of a workspace', () => {
  it('cannot fall below their minimum', () => {
    expect(
      problemsOf(
        `${API}policy: { minor: { communication: technical, risk: low }, hotfix: { communication: detailed } }`,
      ),
    ).toEqual([
      '3:35 policy.minor.communication belowMinimum',
      '3:52 policy.minor.risk belowMinimum',
      '3:84 policy.hotfix.communication belowMinimum',
    ]);
    expect(
      problemsOf(`${API}policy: { minor: { communication: detailed, risk: high, addTests: [performance] } }`),
    ).toEqual([]);
  });
});
