import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkZone } from './check-zone.ts';
import { daysIn } from './working-hours.ts';
import { openZone } from './zone.ts';

const wall = (text: string): number => Date.parse(`${text}Z`);
const utc = (text: string): string => new Date(wall(text)).toISOString();
const instant = (zone: string, local: string): string =>
  new Date(openZone(zone).toInstant(wall(local))).toISOString();

describe('local time', () => {
  it.each([
    ['New York skips 02:30, which becomes 03:30', 'America/New_York', '2027-03-14T02:30', '2027-03-14T07:30'],
    ['New York shows 01:30 twice: the first', 'America/New_York', '2027-11-07T01:30', '2027-11-07T05:30'],
    ['Lord Howe skips half an hour', 'Australia/Lord_Howe', '2027-10-03T02:15', '2027-10-02T15:45'],
    ['Lord Howe shows half an hour twice', 'Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45'],
    ['Cairo skips midnight', 'Africa/Cairo', '2027-04-30T00:30', '2027-04-29T22:30'],
    ['Cairo shows the hour before midnight twice', 'Africa/Cairo', '2027-10-28T23:30', '2027-10-28T20:30'],
    ['Beirut skips midnight', 'Asia/Beirut', '2027-03-28T00:00', '2027-03-27T22:00'],
    ['Apia skips a whole day', 'Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00'],
  ])('%s', (_, zone, local, expected) => {
    expect(instant(zone, local)).toBe(utc(expected));
  });

  it('is what Temporal says it is, in both directions', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Beirut',
      'Pacific/Apia',
      'America/Sao_Paulo',
      'Asia/Kathmandu',
    );
    const times = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2031, 0, 1) });
    fc.assert(
      fc.property(zones, times, (name, at) => {
        const zone = openZone(name);
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
        expect(zone.toWall(at)).toBe(at + local.offsetNanoseconds / 1e6);
        const plain = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDateTime();
        expect(zone.toInstant(at)).toBe(plain.toZonedDateTime(name).epochMilliseconds);
        const date = plain.toPlainDate();
        expect(zone.dayStart(date.toString())).toBe(date.toZonedDateTime(name).epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the days of a zone', () => {
  const hours = (zone: string, from: string, until: string) =>
    daysIn(openZone(zone), { start: wall(`${from}T12:00`), end: wall(`${until}T12:00`) }).map(
      ({ date, weekday, start, end }) => [date, weekday, (end - start) / 3_600_000],
    );

  it.each([
    ['America/New_York', '2027-03-14', 23],
    ['America/New_York', '2027-11-07', 25],
    ['Australia/Lord_Howe', '2027-10-03', 23.5],
    ['Australia/Lord_Howe', '2027-04-04', 24.5],
    ['Africa/Cairo', '2027-04-30', 23],
    ['Asia/Beirut', '2027-03-28', 23],
  ])('last as long as the clock makes them: %s, %s: %d h', (zone, date, length) => {
    expect(hours(zone, date, date).find(([day]) => day === date)?.[2]).toBe(length);
  });

  it('lack the one that Apia skipped', () => {
    expect(hours('Pacific/Apia', '2011-12-29', '2011-12-31')).toEqual([
      ['2011-12-29', 4, 24],
      ['2011-12-31', 6, 24],
      ['2012-01-01', 7, 24],
    ]);
  });
});

describe('the name of a zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'US/Eastern', 'Asia/Calcutta'])('%s is known', (name) => {
    expect(checkZone(name)).toBeNull();
  });
  it.each([
    ['Europe/Berln', 'Europe/Berlin'],
    ['Berlin', 'Europe/Berlin'],
    ['Asia/Tokio', 'Asia/Tokyo'],
    ['America/New York', 'America/New_York'],
  ])('%s is refused, and %s named', (name, nearest) => {
    expect(checkZone(name)).toEqual({ code: 'calendar.zoneMisspelled', params: { zone: name, nearest } });
  });
  it.each(['+01:00', 'Middle-earth/Hobbiton', ''])('%j is refused', (name) => {
    expect(checkZone(name)).toEqual({ code: 'calendar.zoneUnknown', params: { zone: name } });
  });
});
