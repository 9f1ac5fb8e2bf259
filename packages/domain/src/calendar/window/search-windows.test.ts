import { describe, expect, it } from 'vitest';
import { accepted } from '../../error/refusal.ts';
import { USUALLY_FROZEN } from '../calendar-entries.ts';
import { USUAL_WORKING_TIME } from '../working-time.ts';
import { chooseWindow } from './choose-window.ts';
import { constraintDefaults, mergeConstraints } from './constraints.ts';
import { assessStart, searchWindows } from './search-windows.ts';
import type { WindowFacts, WindowRequest } from './window-search.ts';

const HOUR = 3_600_000;
/** A Tuesday. */
const DAY = Date.UTC(2026, 11, 1);

const facts = (own: Partial<WindowFacts> = {}): WindowFacts => ({
  businessTime: USUAL_WORKING_TIME,
  freezes: [],
  changeWindows: [],
  peaks: [],
  releases: [],
  people: [],
  requirements: [],
  dependencies: [],
  doneShare: () => 1,
  risk: 0,
  ...own,
});
const request = (own: Partial<WindowRequest> = {}): WindowRequest => ({
  type: 'minor',
  components: ['api'],
  people: [],
  range: { start: DAY, end: DAY + 24 * HOUR },
  durationMs: 2 * HOUR,
  soakMs: 0,
  constraints: constraintDefaults('minor'),
  notBefore: null,
  preferredDates: null,
  overriddenFreezes: [],
  limit: 3,
  ...own,
});
const search = (asked: Partial<WindowRequest> = {}, known: Partial<WindowFacts> = {}) =>
  accepted(searchWindows(request(asked), facts(known)));
const freeze = (id: string, start: string, end: string) => ({
  id,
  name: `Freeze ${id}`,
  period: { start, end, zone: 'UTC', rule: null },
  blocks: USUALLY_FROZEN,
  components: null,
});
const other = (start: number, hours: number) => ({
  id: 'r-1',
  version: '4.2.0',
  window: { start: DAY + start * HOUR, end: DAY + (start + hours) * HOUR },
  soakEnd: DAY + (start + hours) * HOUR,
  components: ['api'],
  people: [],
});

it('asks by default what the type of release does, unless it is overridden', () => {
  expect(constraintDefaults('major')).toMatchObject({
    avoidWeekends: true,
    avoidBusinessHours: true,
    minDurationMs: 2 * HOUR,
    maxDurationMs: 8 * HOUR,
    zone: 'UTC',
  });
  expect(constraintDefaults('patch')).toMatchObject({ avoidBusinessHours: false, minDurationMs: HOUR });
  expect(mergeConstraints('major', { zone: 'Asia/Tokyo' })).toEqual({
    ...constraintDefaults('major'),
    zone: 'Asia/Tokyo',
  });
});

describe('a score', () => {
  it('is 100 − 10·B + 20·T + 15·D − 25·R + 10·C', () => {
    const [best] = search(
      { people: ['ada'], soakMs: 24 * HOUR, range: { start: DAY + 8 * HOUR, end: DAY + 8 * HOUR + 1 } },
      {
        people: [
          {
            name: 'ada',
            time: { ...USUAL_WORKING_TIME, daysOff: [{ from: '2026-12-02', to: '2026-12-02', name: '' }] },
          },
        ],
        peaks: [
          {
            id: 'p',
            name: 'Advent',
            period: { start: '2026-12-01T08:00', end: '2026-12-01T08:30', zone: 'UTC', rule: null },
            impact: 0.4,
          },
        ],
        dependencies: [
          { name: 'billing', readyAt: DAY },
          { name: 'search', readyAt: null },
        ],
        requirements: [
          { id: 'a', name: 'A', period: null },
          { id: 'b', name: 'B', period: { start: '2026-12-05', end: '2026-12-05', zone: 'UTC', rule: null } },
        ],
        doneShare: () => 0.8,
        risk: 0.2,
        releases: [{ ...other(30, 1), components: [], people: ['ada'] }],
      },
    ).windows;
    const values = Object.fromEntries((best?.factors ?? []).map(({ name, value }) => [name, value]));
    // 08:00 to 10:00: half an hour at 0.4 and an hour of business; ten of 24 hours of the soak lie on her day off.
    const risk = 1 - 0.8 * (1 - 0.5 * (10 / 24)) * 0.75;
    expect(values).toEqual({
      business: 0.6,
      team: 0.625,
      dependencies: 0.65,
      risk: Math.round(risk * 1e4) / 1e4,
      compliance: 0.5,
    });
    expect(best?.score).toBeCloseTo(100 - 6 + 12.5 + 9.75 - 25 * (values['risk'] ?? 0) + 5, 6);
  });

  it('is the sum of what its factors say', () => {
    for (const { score, factors } of search({}, { risk: 0.37 }).windows) {
      const sum = factors.reduce((total, { points }) => total + points, 100);
      expect(score).toBeCloseTo(sum, 6);
      for (const { because } of factors) expect(because.length).toBeGreaterThan(0);
    }
  });
});

describe('windows', () => {
  it('are the best first, then the earliest, and never overlap', () => {
    const { windows } = search({ limit: 4 });
    expect(windows.map(({ start }) => (start - DAY) / HOUR)).toEqual([0, 2, 4, 6]);
  });

  it.each(['hotfix', 'security'] as const)('of a %s ignore weekends, business hours and notice', (type) => {
    const saturday = DAY + 4 * 24 * HOUR;
    const constraints = mergeConstraints(type, { avoidBusinessHours: true });
    const range = { start: saturday, end: saturday + 24 * HOUR };
    const found = search({ type, constraints, range, notBefore: saturday + 99 * HOUR });
    expect([found.windows.length, found.rejected]).toEqual([3, []]);
  });

  it('of a release that takes longer than it may are refused', () => {
    expect(searchWindows(request({ durationMs: 9.5 * HOUR }), facts())).toMatchObject({
      refusal: { code: 'calendar.windowTooLong', params: { needed: 9.5, longest: 8 } },
    });
  });

  it.each([
    [{ start: DAY, end: DAY }],
    [{ start: DAY, end: DAY + 6 * 366 * 24 * HOUR }],
    [{ start: DAY, end: Number.NaN }],
  ])('in a range like %j are refused', (range) => {
    expect(() => searchWindows(request({ range }), facts())).not.toThrow();
    expect(searchWindows(request({ range }), facts())).toMatchObject({
      refusal: { code: 'calendar.rangeInvalid' },
    });
  });

  it('tell which freeze was overridden for them', () => {
    const known = { freezes: [freeze('year', '2026-12-01', '2026-12-01')] };
    expect(search({}, known).windows).toEqual([]);
    expect(search({ overriddenFreezes: ['year'] }, known).windows[0]?.overridden).toEqual([
      { id: 'year', name: 'Freeze year' },
    ]);
  });
});

describe('without a window', () => {
  const known = {
    freezes: [freeze('a', '2026-12-01', '2026-12-01'), freeze('b', '2026-12-01T12:00', '2026-12-03T00:00')],
  };

  it('it is told which single change gives one, and where the next is', () => {
    const { windows, rejected, unblock, nearest, onlyConflicts } = search({}, known);
    expect([windows, onlyConflicts]).toEqual([[], false]);
    const reason = { code: 'calendar.reason.freeze', params: { name: 'Freeze a' } };
    expect(rejected).toEqual([{ start: DAY, end: DAY + 24 * HOUR, reason }]);
    const change = { code: 'calendar.change.liftFreeze', params: { name: 'Freeze a' } };
    expect(unblock).toEqual([{ change, window: { start: DAY, end: DAY + 2 * HOUR } }]);
    expect(nearest?.start).toBe(DAY + 48 * HOUR);
  });

  it('the choice is refused: because of the rules, or because of other releases', () => {
    expect(chooseWindow(search({}, known))).toMatchObject({ refusal: { code: 'calendar.noWindow' } });
    const taken = search({}, { releases: [other(-1, 30)] });
    expect(taken.unblock[0]?.change).toEqual({
      code: 'calendar.change.moveRelease',
      params: { version: '4.2.0' },
    });
    expect(chooseWindow(taken)).toMatchObject({
      refusal: { code: 'calendar.conflictsUnresolved', params: { list: '4.2.0 (api)' } },
    });
  });

  it('the next one is looked for a year ahead, on whatever date', () => {
    const preferred = search({ preferredDates: ['2026-11-30'] });
    expect(preferred.unblock[0]?.change.code).toBe('calendar.change.otherDates');
    expect(preferred.nearest?.start).toBe(DAY + 24 * HOUR);
    const forever = search({}, { freezes: [freeze('a', '2026-01-01', '2029-01-01')] });
    expect(forever.nearest).toBeNull();
  });
});

it('the best window is chosen, and next to a conflict the next best', () => {
  const { windows, conflicts } = search({}, { releases: [other(0, 3)] });
  expect(conflicts).toEqual([{ id: 'r-1', version: '4.2.0', components: ['api'], people: [] }]);
  expect(
    accepted(
      chooseWindow({ windows, conflicts, rejected: [], onlyConflicts: false, unblock: [], nearest: null }),
    ).start,
  ).toBe(DAY + 3 * HOUR);
});

it('a start that somebody wishes is assessed by itself', () => {
  const known = facts({ freezes: [freeze('a', '2026-12-01T10:00', '2026-12-01T11:00')] });
  expect(accepted(assessStart(request(), known, DAY + 1))).toMatchObject({
    start: DAY + 1,
    end: DAY + 1 + 2 * HOUR,
  });
  expect(accepted(assessStart(request(), known, DAY + 9 * HOUR))).toEqual({
    code: 'calendar.reason.freeze',
    params: { name: 'Freeze a' },
  });
});
