import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/working-days.ts';
import { capacityOn, USUAL_WORKING_TIME } from '../calendar/working-time.ts';
import { COMMUNICATION_LEVELS } from '../release/policy.ts';
import { type CommunicationFacts, planCommunication } from './communication-plan.ts';
import { STAKEHOLDER_AUDIENCES, type StakeholderAudience } from './stakeholder.ts';

const team = {
  ...USUAL_WORKING_TIME,
  daysOff: [{ from: '2026-12-25', to: '2026-12-25', name: 'Christmas' }],
};

/** A release on Thursday, 17 December 2026, planned on Monday, 2 November. */
const planned = (audiences: readonly StakeholderAudience[], more: Partial<CommunicationFacts> = {}) =>
  planCommunication({
    stakeholders: audiences.map((audience) => ({
      audience,
      channel: 'email',
      to: [`${audience}@example.com`],
    })),
    level: 'detailed',
    noticeDays: 28,
    releaseDate: '2026-12-17',
    today: '2026-11-02',
    isBreaking: false,
    team,
    ...more,
  });
const datesOf = (...given: Parameters<typeof planned>) =>
  planned(...given).map(({ moment, date }) => [moment, date]);

describe('the communication plan', () => {
  it('tells the team at every moment of R-140', () => {
    expect(datesOf(['development'])).toEqual([
      ['kickoff', '2026-11-19'],
      ['planning', '2026-11-19'],
      ['feature_freeze', '2026-12-03'],
      ['code_freeze', '2026-12-10'],
      ['release_day', '2026-12-17'],
      ['post_release', '2026-12-24'],
    ]);
  });

  it('tells each audience what it needs (R-139, R-141)', () => {
    const contentsOf = (audience: StakeholderAudience) => planned([audience])[0]?.contents;
    expect(contentsOf('support')).toEqual(['known_issues', 'workarounds']);
    expect(contentsOf('operations')).toEqual(['schedule', 'deployment_plan', 'monitoring']);
    expect(contentsOf('enterprise')).toEqual(['detailed_notes', 'upgrade_guide']);
    expect(contentsOf('users')).toEqual(['whats_new', 'benefits']);
  });

  it.each([
    ['detailed', ['planning', 'code_freeze', 'release_day', 'post_release']],
    ['summary', ['code_freeze', 'release_day', 'post_release']],
    ['urgent', ['release_day', 'post_release']],
  ] as const)('says as much to support as the level asks for: %s', (level, moments) => {
    expect(planned(['support'], { level }).map(({ moment }) => moment)).toEqual(moments);
  });

  it('keeps what an embargo covers from those outside, until the release is out (X-11)', () => {
    const messages = planned(['users', 'operations'], { level: 'coordinated' });
    expect(messages.filter(({ isEmbargoed }) => isEmbargoed).map(({ audience }) => audience)).toEqual([
      'users',
    ]);
    expect(
      messages.filter(({ audience, moment }) => audience === 'users' && moment !== 'release_day'),
    ).toEqual([]);
  });

  it('tells users of what breaks as long before as the policy promises (R-144)', () => {
    const [first] = planned(['users'], { isBreaking: true });
    expect(first).toMatchObject({ moment: 'kickoff', date: '2026-11-19' });
    expect(first?.contents).toContain('breaking_changes');
    expect(planned(['support'], { isBreaking: true })[0]?.contents).not.toContain('breaking_changes');
  });

  it('tells what is overdue once, today', () => {
    const messages = planned(['development'], { today: '2026-12-09' });
    expect(messages.map(({ moment, date, isLate }) => [moment, date, isLate])).toEqual([
      ['kickoff', '2026-12-09', false],
      ['feature_freeze', '2026-12-09', true],
      ['code_freeze', '2026-12-10', false],
      ['release_day', '2026-12-17', false],
      ['post_release', '2026-12-24', false],
    ]);
  });

  it('never reaches further ahead than the notice, and tells of what falls together once', () => {
    expect(datesOf(['development'], { noticeDays: 3, level: 'detailed' })).toEqual([
      ['kickoff', '2026-12-14'],
      ['code_freeze', '2026-12-14'],
      ['release_day', '2026-12-17'],
      ['post_release', '2026-12-24'],
    ]);
  });

  it('moves from a day off to the working day before, and after the release to the one after', () => {
    const dates = datesOf(['development'], { releaseDate: '2026-12-18' });
    expect(dates.at(-1)).toEqual(['post_release', '2026-12-28']);
    expect(datesOf(['support'], { releaseDate: '2026-12-19' })[1]).toEqual(['code_freeze', '2026-12-11']);
  });

  const anyFacts = fc.record({
    audiences: fc.subarray([...STAKEHOLDER_AUDIENCES], { minLength: 1 }),
    level: fc.constantFrom(...COMMUNICATION_LEVELS),
    noticeDays: fc.nat(40),
    days: fc.nat(60),
    isBreaking: fc.boolean(),
  });

  it('tells nothing before today, nothing late but today, and everybody on the day itself', () => {
    fc.assert(
      fc.property(anyFacts, ({ audiences, days, ...more }) => {
        const today = '2026-11-02';
        const releaseDate = addDays(today, days);
        const messages = planned(audiences, { ...more, today, releaseDate });
        for (const { date, moment, isLate } of messages) {
          expect(date >= today).toBe(true);
          if (isLate) expect(date).toBe(today);
          if (!isLate && moment !== 'release_day' && date !== today) expect(capacityOn(team, date)).toBe(1);
        }
        expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
        const onTheDay = messages.filter(({ moment }) => moment === 'release_day');
        expect(onTheDay.every(({ date }) => date === releaseDate)).toBe(true);
        const told = audiences.filter((audience) => audience !== 'approvers');
        expect(onTheDay.map(({ audience }) => audience).sort()).toEqual([...told].sort());
      }),
    );
  });

  it('keeps the ids of messages when the date moves', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(40), ({ audiences, days, ...more }, later) => {
        const idsOn = (releaseDate: string) =>
          new Set(planned(audiences, { ...more, releaseDate }).map(({ id }) => id));
        const [before, after] = [
          idsOn(addDays('2026-12-17', days)),
          idsOn(addDays('2026-12-17', days + later)),
        ];
        expect([...before].filter((id) => !after.has(id))).toEqual([]);
      }),
    );
  });
});
