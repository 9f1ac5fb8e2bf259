import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../../error/refusal.ts';
import { RELEASE_TYPES } from '../../release/policy.ts';
import type { Period } from '../period.ts';
import type { WorkingTime } from '../working-time.ts';
import { mergeConstraints } from './constraints.ts';
import { searchWindows } from './search-windows.ts';
import { bruteForceWindows } from './testing/brute-force-windows.ts';
import type { Unblock, WindowFacts, WindowRequest } from './window-search.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Around changes of the clock: forwards and back, by half an hour, at midnight, by a whole day, and none at all. */
const PLACES = [
  ['America/New_York', '2027-03-14'],
  ['America/New_York', '2027-11-07'],
  ['Europe/Berlin', '2027-03-28'],
  ['Europe/Berlin', '2027-10-31'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  ['Africa/Cairo', '2027-04-30'],
  ['Africa/Cairo', '2027-10-28'],
  ['Asia/Beirut', '2027-03-28'],
  ['Asia/Beirut', '2027-10-31'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Asia/Kathmandu', '2027-01-01'],
] as const;

const upTo = (max: number) => fc.integer({ min: 0, max });
const pad = (value: number): string => String(value).padStart(2, '0');
const clock = upTo(287).map((grain) => `${pad(Math.floor(grain / 12))}:${pad((grain % 12) * 5)}`);
const someOf = (names: readonly string[]) => fc.subarray([...names]);
const COMPONENTS = ['api', 'web', 'jobs'];
const PEOPLE = ['ada', 'grace', 'alan'];

function calendars(place: string, date: string) {
  const middle = Date.parse(`${date}T00:00:00Z`);
  const day = (offset: number): string => new Date(middle + offset * DAY).toISOString().slice(0, 10);
  const zone = fc.constantFrom(place, place, 'UTC', 'Asia/Kathmandu');
  const near = fc.integer({ min: -2, max: 2 }).map(day);
  const rule = fc.constantFrom(
    null,
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=2;COUNT=9',
    'FREQ=WEEKLY;BYDAY=MO,SA,SU',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU',
    'FREQ=MONTHLY',
    'FREQ=MONTHLY;BYDAY=-1SU,1MO,2SU',
    'FREQ=MONTHLY;BYMONTHDAY=-1,14,30',
    `FREQ=DAILY;UNTIL=${day(1).replaceAll('-', '')}`,
  );
  const timed = fc
    .record({ zone, rule, from: near, back: fc.constantFrom(0, 7, 8, 30), hours: upTo(20), at: clock })
    .map(({ from, back, hours, at, ...rest }): Period => {
      const start = Date.parse(`${from}T${at}:00Z`) - (rest.rule === null ? 0 : back * DAY);
      const text = (ms: number) => new Date(ms).toISOString().slice(0, 16);
      return { start: text(start), end: text(start + hours * HOUR + 25 * MINUTE), ...rest };
    });
  const days = fc
    .record({ zone, rule, from: near, length: upTo(1), excepted: fc.boolean() })
    .map(({ from, length, excepted, ...rest }): Period => {
      const end = new Date(Date.parse(`${from}T00:00:00Z`) + length * DAY).toISOString().slice(0, 10);
      return { start: from, end, ...rest, ...(excepted && { except: [day(0)] }) };
    });
  const period = fc.oneof(timed, timed, days);
  const named = <T>(model: fc.Arbitrary<T>, word: string, maxLength = 3) =>
    fc
      .array(model, { maxLength })
      .map((list) =>
        list.map((entry, index) => ({ ...entry, id: `${word}-${index}`, name: `${word} ${index}` })),
      );
  const hours = fc
    .tuple(clock, clock)
    .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: '24:00' }));
  const office = fc.oneof(
    fc.constant({ from: '09:00', to: '17:00' }),
    hours,
    fc.constant({ from: '00:00', to: '06:00' }),
  );
  const working: fc.Arbitrary<WorkingTime> = fc
    .record({
      zone,
      spans: fc.array(office, { minLength: 1, maxLength: 2 }),
      free: upTo(7),
      off: fc.boolean(),
    })
    .map(({ zone, spans, free, off }) => ({
      zone,
      week: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].filter((n) => n !== free).map((n) => [n, spans])),
      daysOff: off ? [{ from: day(0), to: day(1), name: 'holiday' }] : [],
      share: 1,
    }));
  const release = fc
    .record({
      start: upTo(600),
      length: upTo(40),
      soak: upTo(100),
      components: someOf(COMPONENTS),
      people: someOf(PEOPLE),
    })
    .map(({ start, length, soak, components, people }) => {
      const window = { start: middle - 2 * DAY + start * 10 * MINUTE, end: 0 };
      window.end = window.start + (length + 1) * 5 * MINUTE;
      return { window, soakEnd: window.end + soak * 15 * MINUTE, components, people };
    });
  const request = fc.record({
    type: fc.constantFrom(...RELEASE_TYPES),
    components: someOf(COMPONENTS),
    people: someOf(PEOPLE),
    from: fc.integer({ min: -30, max: 10 }),
    hours: fc.integer({ min: 12, max: 40 }),
    length: fc.integer({ min: 1, max: 60 }),
    soak: fc.constantFrom(0, 0, 3, 12, 24),
    strict: fc.boolean(),
    own: fc.record({ avoidWeekends: fc.boolean(), avoidBusinessHours: fc.boolean(), zone }),
    notBefore: fc.option(fc.integer({ min: -24, max: 24 }), { freq: 1 }),
    preferred: fc.option(fc.array(near, { minLength: 1, maxLength: 2 }), { freq: 1 }),
    overridden: someOf(['freeze-0', 'freeze-1']),
    limit: fc.integer({ min: 1, max: 6 }),
    stepMs: fc.constantFrom(15 * MINUTE, 30 * MINUTE, 25 * MINUTE),
  });
  return fc
    .record({
      request,
      businessTime: working,
      freezes: named(
        fc.record({
          period,
          blocks: fc.subarray([...RELEASE_TYPES]),
          components: fc.option(someOf(COMPONENTS)),
        }),
        'freeze',
      ),
      changeWindows: fc.oneof(fc.constant([]), fc.constant([]), named(fc.record({ period }), 'window')),
      peaks: named(fc.record({ period, impact: fc.constantFrom(0.1, 0.35, 0.5, 0.999, 1) }), 'peak'),
      releases: named(release, 'release'),
      people: fc.tuple(working, working).map(([ada, grace]) => [
        { name: 'ada', time: ada },
        { name: 'grace', time: grace },
      ]),
      requirements: named(fc.record({ period: fc.option(period) }), 'requirement'),
      readyAt: fc.array(fc.option(fc.integer({ min: -24, max: 24 })), { maxLength: 3 }),
      risk: fc.constantFrom(0, 0.2, 0.37, 1),
      pace: fc.constantFrom(0, 36, 100),
    })
    .map(({ request: asked, releases, readyAt, pace, ...facts }) => {
      const start = middle + asked.from * HOUR;
      const { type, components, people, limit, stepMs } = asked;
      const question: WindowRequest = {
        type,
        components,
        people,
        limit,
        stepMs,
        range: { start, end: start + asked.hours * HOUR },
        durationMs: asked.length * 5 * MINUTE,
        soakMs: asked.soak * HOUR,
        constraints: mergeConstraints(type, {
          ...asked.own,
          minDurationMs: asked.strict ? HOUR : 5 * MINUTE,
        }),
        notBefore: asked.notBefore === null ? null : middle + asked.notBefore * HOUR,
        preferredDates: asked.preferred,
        overriddenFreezes: asked.overridden,
      };
      const known: WindowFacts = {
        ...facts,
        releases: releases.map(({ name, ...rest }) => ({ ...rest, version: name })),
        dependencies: readyAt.map((hours, index) => ({
          name: `dependency ${index}`,
          readyAt: hours === null ? null : middle + hours * HOUR,
        })),
        doneShare: (instant) =>
          pace === 0 ? 1 : Math.min(1, Math.max(0, (instant - middle) / (pace * HOUR) + 0.5)),
      };
      return { request: question, facts: known };
    });
}

/** Each change of a freeze that is said to give a window gives that one, and none before it. */
function expectFirst(request: WindowRequest, facts: WindowFacts, unblock: readonly Unblock[]): void {
  for (const { change, window } of unblock) {
    const lifted = facts.freezes.find(({ name }) => name === change.params['name']);
    if (lifted === undefined) continue;
    const overriddenFreezes = [...request.overriddenFreezes, lifted.id];
    const { rejected } = bruteForceWindows({ ...request, overriddenFreezes }, facts, 5 * MINUTE);
    const step = request.stepMs ?? 15 * MINUTE;
    const first = Math.ceil(request.range.start / step) * step;
    const before = rejected.filter(({ start }) => start < window.start);
    expect(before.reduce((ms, { start, end }) => ms + end - start, 0)).toBe(window.start - first);
    expect(rejected.some(({ start, end }) => start <= window.start && window.start < end)).toBe(false);
  }
}

describe('a search for windows', () => {
  it.each(PLACES)('finds what a search of every start and moment finds: %s, %s', (place, date) => {
    let [withWindows, withRejected] = [0, 0];
    fc.assert(
      fc.property(calendars(place, date), ({ request, facts }) => {
        const { windows, rejected, unblock } = accepted(searchWindows(request, facts));
        const expected = bruteForceWindows(request, facts, 5 * MINUTE);
        withWindows += Math.min(1, windows.length);
        withRejected += Math.min(1, rejected.length);
        const told = windows.map(({ start, end, score, factors }) => ({
          start,
          end,
          score,
          values: Object.fromEntries(factors.map(({ name, value }) => [name, value])),
        }));
        expect(told).toEqual(expected.windows);
        expect(rejected).toEqual(expected.rejected);
        expectFirst(request, facts, unblock);
      }),
      { numRuns: 120 },
    );
    // Calendars that only ever forbid, or never, would prove little.
    expect(Math.min(withWindows, withRejected)).toBeGreaterThan(5);
  });
});
