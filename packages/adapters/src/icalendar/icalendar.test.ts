import { accepted, occurrences, type Period } from '@tminus/domain';
import type { CalendarEvent } from '@tminus/engine';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { readCalendar } from './read-calendar.ts';
import { validateCalendar } from './testing/validate-calendar.ts';
import { writeCalendar } from './write-calendar.ts';

const HEADER = { name: 'Releases', product: 'shop.example' };

const entry = (period: Period, own: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id: 'freeze-1',
  summary: 'Year end',
  description: null,
  categories: [],
  status: 'CONFIRMED',
  isBusy: true,
  sequence: 0,
  stampedAt: Date.UTC(2026, 10, 22, 9),
  modifiedAt: null,
  period,
  ...own,
});

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'UTC',
];
const RULES = [
  null,
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=WEEKLY;BYDAY=MO,FR;COUNT=30',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20280301',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;BYMONTHDAY=-1,15',
  'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
];
const dates = fc
  .integer({ min: 0, max: 500 })
  .map((day) => new Date(Date.UTC(2026, 8, 1) + day * 86_400_000).toISOString().slice(0, 10));
// Away from the hours that clocks skip: what calendars do there differs, RFC 5545 being of two minds.
const timed = fc
  .record({
    date: dates,
    hour: fc.integer({ min: 4, max: 18 }),
    zone: fc.constantFrom(...ZONES),
    rule: fc.constantFrom(...RULES),
  })
  .map(({ date, hour, ...rest }): Period => {
    const at = (hours: number): string => `${date}T${String(hours).padStart(2, '0')}:30`;
    return { start: at(hour), end: at(hour + 4), ...rest };
  });
const days = fc
  .record({ start: dates, zone: fc.constantFrom(...ZONES), rule: fc.constantFrom(...RULES) })
  .map((period): Period => ({ ...period, end: period.start }));
const text = fc.string({ unit: 'grapheme', maxLength: 120 });
const entries = fc
  .array(
    fc.record({
      period: fc.oneof(timed, days),
      summary: text,
      description: fc.option(text),
      categories: fc.array(
        text.filter((word) => word !== ''),
        { maxLength: 3 },
      ),
      status: fc.constantFrom('TENTATIVE' as const, 'CONFIRMED' as const, 'CANCELLED' as const),
      isBusy: fc.boolean(),
      sequence: fc.nat(99),
      modifiedAt: fc.option(fc.integer({ min: 0, max: 4e12 })),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => list.map(({ period, ...own }, index) => entry(period, { ...own, id: `entry-${index}` })));

/** As a file can say it: line ends are one, and control characters are nothing. */
const said = (words: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a file cannot say.
  words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const RANGE = { start: Date.UTC(2026, 7, 30), end: Date.UTC(2028, 6, 1) };

/** Occurrences as ical.js finds them, by the zones of the file. */
function foundBy(file: string): number[][] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const found = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const starts: number[] = [];
    const iterator = event.iterator();
    for (let next = iterator.next(); next; next = iterator.next()) {
      const start = next.toUnixTime() * 1_000;
      if (start >= RANGE.end) break;
      starts.push(start);
      if (!event.isRecurring()) break;
    }
    return starts;
  });
  ICAL.TimezoneService.reset();
  return found;
}

describe('a calendar that is written', () => {
  it('keeps RFC 5545, whatever it holds', () => {
    fc.assert(
      fc.property(entries, (list) => {
        expect(validateCalendar(writeCalendar(list, HEADER))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is read back the same', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { events, skipped } = accepted(readCalendar(writeCalendar(list, HEADER)));
        expect(skipped).toEqual([]);
        expect(events).toHaveLength(list.length);
        for (const [index, event] of events.entries()) {
          const { id, summary, description, categories, status, period } = list[index] as CalendarEvent;
          expect(event).toMatchObject({ uid: `${id}@shop.example`, summary: said(summary), status });
          expect(event.description).toBe(description === null ? null : said(description));
          expect(event.categories).toEqual(categories.map(said));
          // Days are the same everywhere, and a file does not say where.
          const where = period.start.includes('T') ? {} : { zone: period.zone };
          const again = { ...event.period, ...where };
          expect(accepted(occurrences(again, RANGE))).toEqual(accepted(occurrences(period, RANGE)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('happens for another reader when it happens here', () => {
    fc.assert(
      fc.property(timed, (period) => {
        const [starts] = foundBy(writeCalendar([entry(period)], HEADER));
        expect(starts).toEqual(accepted(occurrences(period, RANGE)).map(({ start }) => start));
      }),
      { numRuns: 100 },
    );
  });

  it('says an excepted occurrence as EXDATE', () => {
    const period = {
      start: '2026-11-27',
      end: '2026-11-27',
      zone: 'UTC',
      rule: 'FREQ=WEEKLY;BYDAY=FR',
      except: ['2026-12-25'],
    };
    const file = writeCalendar([entry(period)], HEADER);
    expect(file).toContain('EXDATE;VALUE=DATE:20261225\r\n');
    expect(accepted(readCalendar(file)).events[0]?.period).toEqual(period);
  });

  it('begins a rule where it first happens', () => {
    const period = {
      start: '2026-12-01T18:00',
      end: '2026-12-01T20:00',
      zone: 'Europe/Berlin',
      rule: 'FREQ=WEEKLY;BYDAY=FR',
    };
    expect(writeCalendar([entry(period)], HEADER)).toContain(
      'DTSTART;TZID=Europe/Berlin:20261204T180000\r\n',
    );
  });
});

const file = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string[] => ['BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT'];
const read = (...lines: readonly string[]) => accepted(readCalendar(file(...event(...lines))));

describe('a calendar that is read', () => {
  it('may hold floating and UTC times, whole days, and durations', () => {
    const zones = { floating: 'Asia/Tokyo', aliases: {} };
    const { events } = accepted(
      readCalendar(
        file(
          ...event('DTSTART:20261201T090000', 'DURATION:PT90M'),
          ...event('DTSTART:20261201T090000Z', 'DTEND:20261201T100000Z'),
          ...event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
          ...event('DTSTART;VALUE=DATE:20261224'),
        ),
        zones,
      ),
    );
    expect(events.map(({ period }) => period)).toEqual([
      { start: '2026-12-01T09:00', end: '2026-12-01T10:30', zone: 'Asia/Tokyo', rule: null },
      { start: '2026-12-01T09:00', end: '2026-12-01T10:00', zone: 'UTC', rule: null },
      { start: '2026-12-24', end: '2026-12-26', zone: 'Asia/Tokyo', rule: null },
      { start: '2026-12-24', end: '2026-12-24', zone: 'Asia/Tokyo', rule: null },
    ]);
  });

  it('takes the replaced occurrence out of its rule, also when it is named in UTC', () => {
    const { events } = accepted(
      readCalendar(
        file(
          ...event('DTSTART;TZID=Europe/Berlin:20261204T180000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'),
          ...event(
            'RECURRENCE-ID:20261211T170000Z',
            'DTSTART;TZID=Europe/Berlin:20261212T180000',
            'DURATION:PT1H',
          ),
        ),
      ),
    );
    expect(events.map(({ period, replaces }) => [period.start, period.except, replaces])).toEqual([
      ['2026-12-04T18:00', ['2026-12-11T18:00'], null],
      ['2026-12-12T18:00', undefined, '2026-12-11T17:00'],
    ]);
  });

  it('names zones that nobody knows, and takes those that are told or hidden in a path', () => {
    const times = (tzid: string): string[] => [`DTSTART;TZID="${tzid}":20261201T090000`, 'DURATION:PT1H'];
    expect(read(...times('W. Europe Standard Time')).skipped[0]?.refusal).toEqual({
      code: 'calendar.zoneUnknown',
      params: { zone: 'W. Europe Standard Time' },
    });
    const aliases = { 'W. Europe Standard Time': 'Europe/Berlin' };
    const told = readCalendar(file(...event(...times('W. Europe Standard Time'))), {
      floating: 'UTC',
      aliases,
    });
    expect(accepted(told).events[0]?.period.zone).toBe('Europe/Berlin');
    expect(read(...times('/example.org/2026/America/New_York')).events[0]?.period.zone).toBe(
      'America/New_York',
    );
  });

  it.each([
    ['FREQ=SECONDLY', 'calendar.ruleTooOften'],
    ['FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11', 'calendar.ruleTooOften'],
    ['FREQ=YEARLY;INTERVAL=0', 'calendar.ruleInvalid'],
    ['FREQ=WEEKLY;BYDAY=XX', 'calendar.ruleInvalid'],
  ])('leaves %s out, and says so', (rule, code) => {
    const { events, skipped } = read('DTSTART:20261201T090000Z', 'DURATION:PT1H', `RRULE:${rule}`);
    expect([events, skipped.map(({ line, refusal }) => [line, refusal.code])]).toEqual([[], [[3, code]]]);
  });

  it.each([
    ['', 1],
    ['hello', 1],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR', 3],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 2],
    [file('no colon here'), 3],
    [file(...event('DTSTART:soon')), 5],
    [file(...event('DTSTART:20261201T090000Z', 'DURATION:long')), 6],
    [file(...event()), 3],
    [file('BEGIN:VEVENT', 'DTSTART:20261201T090000Z', 'END:VEVENT'), 3],
  ])('is refused with the line when it is none: %j', (content, line) => {
    expect(readCalendar(content)).toMatchObject({
      ok: false,
      refusal: { code: 'calendar.fileInvalid', params: { line } },
    });
  });

  it('is bounded in size and in events', () => {
    const many = Array.from({ length: 5_001 }, () => event('DTSTART:20261201T090000Z')).flat();
    expect(readCalendar(file(...many))).toMatchObject({ refusal: { code: 'calendar.tooManyEvents' } });
    const large = file(`X-LONG:${'x'.repeat(2_000_000)}`);
    expect(readCalendar(large)).toMatchObject({ refusal: { code: 'calendar.fileTooLarge' } });
  });

  it('never throws, whatever stands in it', () => {
    const lines = fc.constantFrom(
      'DTSTART:20261201T090000Z',
      'DTSTART;VALUE=DATE:20261201',
      'DTSTART;TZID=Europe/Berlin:20261201T090000',
      'DTEND:20261201T100000Z',
      'DTEND;VALUE=DATE:20261202',
      'DURATION:P999999999999D',
      'DURATION:-PT1H',
      'RRULE:FREQ=DAILY;COUNT=3',
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'RDATE;VALUE=PERIOD:20261203T090000Z/PT1H',
      'RDATE:20261203T090000Z,20261204T090000Z',
      'EXDATE:20261202T090000Z',
      'EXDATE;VALUE=DATE:20261202',
      'RECURRENCE-ID:20261202T090000Z',
      'RECURRENCE-ID;VALUE=DATE:20261202',
      'CATEGORIES:a,b',
      'X-A;B="c":d',
    );
    const part = fc.oneof(
      lines,
      lines,
      lines,
      text.map((words) => words.replace(/[\r\n]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (content) => {
        const result = readCalendar(file(...event(...content)));
        if (result.ok)
          for (const { period } of result.value.events) expect(occurrences(period, RANGE).ok).toBe(true);
        else expect(result.refusal.code).toMatch(/^calendar\./);
      }),
      { numRuns: 300 },
    );
  });
});
