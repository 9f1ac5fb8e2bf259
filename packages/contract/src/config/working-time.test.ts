import { USUAL_WORKING_TIME } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  daysOff,
  personalTimeFields,
  toPersonalTime,
  toWorkingTime,
  workingTimeFields,
} from './working-time.ts';

const team = z.strictObject(workingTimeFields);
const person = z.strictObject(personalTimeFields);
const problems = (schema: z.ZodType, written: unknown): string[] =>
  (schema.safeParse(written).error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);

describe('the working time of a team', () => {
  it('is the usual one where nothing is said', () => {
    expect(toWorkingTime(team.parse({}))).toEqual(USUAL_WORKING_TIME);
  });

  it('has its own days, hours, zone and holidays', () => {
    const fields = team.parse({
      zone: 'Asia/Tokyo',
      workingDays: ['tue', 'sun'],
      workingHours: '9:30-12:00, 13:00 – 24:00',
      holidays: [
        '2026-12-25',
        { date: '2027-01-01', name: 'New Year' },
        { from: '2027-05-03', to: '2027-05-05' },
      ],
    });
    const hours = [
      { from: '09:30', to: '12:00' },
      { from: '13:00', to: '24:00' },
    ];
    expect(toWorkingTime(fields)).toEqual({
      zone: 'Asia/Tokyo',
      week: { 2: hours, 7: hours },
      daysOff: [
        { from: '2026-12-25', to: '2026-12-25', name: '' },
        { from: '2027-01-01', to: '2027-01-01', name: 'New Year' },
        { from: '2027-05-03', to: '2027-05-05', name: '' },
      ],
      share: 1,
    });
  });

  it.each([
    [{ zone: 'Europe/Berlim' }, 'zone timeZone'],
    [{ workingHours: '17:00-09:00' }, 'workingHours workingHours'],
    [{ workingHours: '09:00-12:00, 11:00-15:00' }, 'workingHours workingHours'],
    [{ workingHours: '09:00-25:00' }, 'workingHours workingHours'],
    [{ workingHours: 'nine to five' }, 'workingHours workingHours'],
    [{ holidays: ['2026-02-30'] }, 'holidays.0 date'],
    [{ holidays: [{ name: 'some day' }] }, 'holidays.0 daysOff'],
    [{ holidays: [{ date: '2026-12-24', to: '2026-12-26' }] }, 'holidays.0 daysOff'],
    [{ holidays: [{ from: '2026-12-26', to: '2026-12-24' }] }, 'holidays.0 daysOffOrder'],
    [{ holidays: [7] }, 'holidays.0 daysOff'],
  ])('is refused when it is written %j', (written, problem) => {
    expect(problems(team, written)).toEqual([problem]);
  });
});

describe('the working time of a person', () => {
  const berlin = toWorkingTime(team.parse({ zone: 'Europe/Berlin', holidays: ['2026-12-25'] }));

  it('is that of the team where nothing is said', () => {
    expect(toPersonalTime(berlin, person.parse({}))).toEqual(berlin);
  });

  it.each([['50%'], [0.5]])('has its share (%j), its days, and its absence beside the holidays', (share) => {
    const fields = person.parse({ workingDays: ['mon'], share, away: ['2026-12-28'] });
    expect(toPersonalTime(berlin, fields)).toMatchObject({
      zone: 'Europe/Berlin',
      week: { 1: [{ from: '09:00', to: '17:00' }] },
      daysOff: [{ from: '2026-12-25' }, { from: '2026-12-28' }],
      share: 0.5,
    });
  });

  it.each([[50], ['0%'], [0], ['half'], ['120%']])('is refused with a share of %j', (share) => {
    expect(problems(person, { share })).toEqual(['share share']);
  });

  it('is refused without any working day', () => {
    expect(person.safeParse({ workingDays: [] }).success).toBe(false);
  });
});

it('days off keep the order in which they were written', () => {
  expect(daysOff.parse(['2026-12-26', '2026-12-25']).map(({ from }) => from)).toEqual([
    '2026-12-26',
    '2026-12-25',
  ]);
});
