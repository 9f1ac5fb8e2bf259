import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { RELEASE_TYPES } from '../release/policy.ts';
import { type Freeze, type ScheduledRelease, USUALLY_FROZEN } from './calendar-entries.ts';
import { changedConflicts, findConflicts } from './conflicts.ts';
import { frozenBy } from './freezes.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 11, 25, 12);

const freeze = (own: Partial<Freeze> = {}): Freeze => ({
  id: 'year-end',
  name: 'Year end',
  period: { start: '2026-12-24', end: '2026-12-26', zone: 'UTC', rule: null },
  blocks: USUALLY_FROZEN,
  components: null,
  ...own,
});
const at = (start: number) => ({ start, end: start + HOUR });
const blocking = (own: Partial<Freeze>, type: (typeof RELEASE_TYPES)[number], overridden: string[] = []) =>
  accepted(frozenBy([freeze(own)], { type, components: ['api'] }, at(NOON), overridden)).blocking.length;

describe('a freeze', () => {
  it('blocks the types it names: hotfix and security only when it names them', () => {
    expect(RELEASE_TYPES.filter((type) => blocking({}, type) > 0)).toEqual(['major', 'minor', 'patch']);
    expect(blocking({ blocks: ['security'] }, 'security')).toBe(1);
  });

  it('blocks the components it names', () => {
    expect([
      blocking({ components: ['web'] }, 'minor'),
      blocking({ components: ['api', 'web'] }, 'minor'),
    ]).toEqual([0, 1]);
  });

  it('that was overridden is told, and blocks nothing', () => {
    const found = accepted(frozenBy([freeze()], { type: 'minor', components: [] }, at(NOON), ['year-end']));
    expect([found.blocking, found.overridden.map(({ id }) => id)]).toEqual([[], ['year-end']]);
  });

  it('blocks from its first moment up to its end, not with it', () => {
    const blocked = (start: number) =>
      accepted(frozenBy([freeze()], { type: 'minor', components: [] }, at(start), [])).blocking.length > 0;
    const [start, end] = [Date.UTC(2026, 11, 24), Date.UTC(2026, 11, 27)];
    expect([start - HOUR, start - HOUR + 1, end - 1, end].map(blocked)).toEqual([false, true, true, false]);
  });
});

const release = (id: string, start: number, own: Partial<ScheduledRelease> = {}): ScheduledRelease => ({
  id,
  version: `1.0.0-${id}`,
  window: at(NOON + start * HOUR),
  soakEnd: NOON + (start + 3) * HOUR,
  components: ['api'],
  people: ['ada'],
  ...own,
});

describe('a conflict', () => {
  it('is about components until a soak ends, and about people during the windows', () => {
    const others = [release('before', -2), release('same', 0), release('after', 3)];
    expect(findConflicts(release('mine', 0), others)).toEqual([
      { id: 'before', version: '1.0.0-before', components: ['api'], people: [] },
      { id: 'same', version: '1.0.0-same', components: ['api'], people: ['ada'] },
    ]);
  });

  it('is the same from both sides', () => {
    const hours = fc.integer({ min: -5, max: 5 });
    const names = fc.subarray(['a', 'b']);
    const any = fc
      .tuple(hours, names, names)
      .map(([start, components, people]) => release('x', start, { components, people }));
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(findConflicts(one, [other]).length).toBe(findConflicts(other, [one]).length);
      }),
    );
  });

  it('arises and goes with a move', () => {
    const others = [release('early', -3), release('late', 4)];
    const moved = changedConflicts(release('mine', -2), release('mine', 4), others);
    expect(moved.resolved.map(({ id }) => id)).toEqual(['early']);
    expect(moved.arisen.map(({ id }) => id)).toEqual(['late']);
    expect(changedConflicts(null, release('mine', 4), others).arisen).toHaveLength(1);
    expect(changedConflicts(release('mine', 4), release('mine', 4), others)).toEqual({
      arisen: [],
      resolved: [],
    });
  });
});
