import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { type AgendaFacts, type AgendaRelease, agendaOf, type StandingEntry } from './agenda.ts';
import { entryCalled } from './check-entry.ts';
import { importedId } from './imported-id.ts';
import { upcoming } from './upcoming.ts';
import { readMoment, ruleOf } from './written-time.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const range = { start: at('2026-12-01T00:00'), end: at('2026-12-15T00:00') };

const window = (name: string, start: string, end: string, rule: string | null = null): StandingEntry => ({
  kind: 'window',
  id: name,
  name,
  createdBy: null,
  period: { start, end, zone: 'UTC', rule },
});

const release = (id: string, start: string, more: Partial<AgendaRelease> = {}): AgendaRelease => {
  const from = at(start);
  const placed = {
    id,
    version: '1.0.0',
    window: { start: from, end: from + 3_600_000 },
    soakEnd: from + 86_400_000,
    components: ['api'],
    people: [],
  };
  return {
    id,
    version: '1.0.0',
    type: 'minor',
    status: 'approved',
    isOpen: true,
    timeline: [],
    placed,
    ...more,
  };
};

const agenda = (more: Partial<AgendaFacts>) =>
  accepted(
    agendaOf(
      { entries: [], releases: [], holidays: [], absences: [], zone: 'Europe/Berlin', ...more },
      range,
    ),
  );

describe('an agenda', () => {
  it('has what recurs as often as it happens, and what began before as long as it lasts', () => {
    const entries = [
      window('nights', '2026-11-30T22:00', '2026-12-01T04:00', 'FREQ=WEEKLY'),
      window('over', '2026-11-20', '2026-11-30'),
      window('after', '2026-12-15', '2026-12-16'),
    ];
    expect(
      agenda({ entries }).map(({ name, start }) => [name, new Date(start).toISOString().slice(0, 16)]),
    ).toEqual([
      ['nights', '2026-11-30T22:00'],
      ['nights', '2026-12-07T22:00'],
      ['nights', '2026-12-14T22:00'],
    ]);
  });

  it('holds a release until its last soak is over, and the milestones of open ones on their last day', () => {
    const timeline = [
      { key: 'freeze', end: '2026-12-02' },
      { key: 'deployment', end: '2026-12-03' },
    ] as const;
    const open = release('rel_1', '2026-11-30T18:00', { timeline });
    const over = release('rel_2', '2026-12-03T18:00', { timeline, isOpen: false, status: 'deployed' });
    const items = agenda({ releases: [open, over] });
    expect(items.map(({ kind, start }) => [kind, new Date(start).toISOString().slice(0, 16)])).toEqual([
      ['release', '2026-11-30T18:00'],
      ['milestone', '2026-12-01T23:00'],
      ['release', '2026-12-03T18:00'],
    ]);
  });

  it('tells conflicts of open releases alone, on both sides', () => {
    const releases = [
      release('rel_1', '2026-12-03T18:00'),
      release('rel_2', '2026-12-04T09:00'),
      release('rel_3', '2026-12-04T09:00', { isOpen: false, status: 'rolled_back' }),
    ];
    const conflicts = agenda({ releases }).map((item) =>
      item.kind === 'release' ? item.conflicts.map(({ id }) => id) : null,
    );
    expect(conflicts).toEqual([['rel_2'], ['rel_1'], []]);
  });

  it('has days off of the team and of people, in the zone of the calendar', () => {
    const items = agenda({
      holidays: [{ from: '2026-12-08', to: '2026-12-08', name: 'Feast' }],
      absences: [{ person: 'Ada', daysOff: [{ from: '2026-11-28', to: '2026-12-01', name: '' }] }],
    });
    expect(
      items.map((item) => [item.kind === 'dayOff' && item.person, (item.end - item.start) / 3_600_000]),
    ).toEqual([
      ['Ada', 96],
      [null, 24],
    ]);
  });

  it('refuses periods that cannot be read', () => {
    const facts = {
      entries: [window('bad', 'x', 'y')],
      releases: [],
      holidays: [],
      absences: [],
      zone: 'UTC',
    };
    expect(agendaOf(facts, range)).toMatchObject({ refusal: { code: 'calendar.timeInvalid' } });
  });
});

it('what comes next is what is on, then what follows, as far as five years ahead', () => {
  const period = { start: '2026-01-01', end: '2026-01-02', zone: 'UTC', rule: 'FREQ=YEARLY' };
  const starts = accepted(upcoming(period, at('2026-01-02T12:00'), 3)).map(({ start }) =>
    new Date(start).getUTCFullYear(),
  );
  expect(starts).toEqual([2026, 2027, 2028]);
  expect(accepted(upcoming({ ...period, rule: null }, at('2026-01-03T00:00'), 3))).toEqual([]);
  expect(
    accepted(upcoming({ ...period, rule: 'FREQ=YEARLY;INTERVAL=9' }, at('2026-01-03T00:00'), 1)),
  ).toEqual([]);
});

it('an entry is meant by its id, or by its name where one alone has it', () => {
  const entries = [
    { id: 'a', name: 'Winter' },
    { id: 'b', name: 'Summer' },
    { id: 'c', name: 'summer ' },
    { id: 'Winter', name: 'd' },
  ];
  expect(entryCalled(entries, 'Winter')).toEqual({ entry: entries[3] });
  expect(entryCalled(entries, ' winter')).toEqual({ entry: entries[0] });
  expect(entryCalled(entries, 'Summer')).toMatchObject({
    refusal: { code: 'calendar.entryAmbiguous', params: { ids: 'b, c' } },
  });
  expect(entryCalled([], 'x')).toMatchObject({ refusal: { code: 'calendar.entryNotFound' } });
});

it('an event of a file has one id for each of its times, and no other event has it', () => {
  const ids = [
    { uid: 'a', replaces: null, nth: 0 },
    { uid: 'a', replaces: null, nth: 1 },
    { uid: 'a', replaces: '2026-12-24', nth: 0 },
    { uid: 'b', replaces: null, nth: 0 },
  ].map(importedId);
  expect(new Set(ids).size).toBe(4);
  expect(importedId({ uid: 'a', replaces: null, nth: 0 })).toBe(ids[0]);
});

it('times and rules are read as people write them', () => {
  expect(['2026-12-24', '2026-12-24 18:00', '2026-12-24T18:00'].map(readMoment)).toEqual([
    '2026-12-24',
    '2026-12-24T18:00',
    '2026-12-24T18:00',
  ]);
  expect(['2026-02-30', '2026-12-24T25:00', 'soon'].map(readMoment)).toEqual([null, null, null]);
  expect(['Weekly', 'RRULE:FREQ=DAILY', ' FREQ=DAILY '].map(ruleOf)).toEqual([
    'FREQ=WEEKLY',
    'FREQ=DAILY',
    'FREQ=DAILY',
  ]);
});
