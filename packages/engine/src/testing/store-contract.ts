import {
  type CalendarEntry,
  type DomainEvent,
  GENESIS_HASH,
  GIVEN_UP_STATUSES,
  hashEvent,
  type Plan,
  RELEASE_STATUSES,
  type Release,
  type ReleaseStatus,
  type Rollout,
} from '@tminus/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseQuery, Store, Write } from '../release/store.ts';

// Only what a store reads is filled in; everything else it passes through.
const planOf = (over: Partial<Plan> = {}): Plan =>
  ({
    type: 'minor',
    releaseDate: '2026-03-01',
    components: [],
    features: [],
    fixes: [],
    breaking: [],
    ...over,
  }) as Partial<Plan> as Plan;
const release = (id: string, over: Partial<Release> = {}): Release =>
  ({
    id,
    version: '1.0.0',
    status: 'planning',
    createdAt: 1_000,
    plan: planOf(),
    ...over,
  }) as Partial<Release> as Release;

const rollout = (releaseId: string, over: Partial<Rollout> = {}): Rollout =>
  ({
    id: `rollout-${releaseId}`,
    releaseId,
    state: 'progressing',
    epoch: 1,
    ...over,
  }) as Partial<Rollout> as Rollout;

const event = (over: Partial<DomainEvent> = {}): DomainEvent => ({
  type: 'release.planned',
  at: 1_700_000_000_000,
  actor: 'Mika <mika@example.org>',
  releaseId: 'rel_1',
  subject: '',
  reason: null,
  data: { version: '1.0.0' },
  ...over,
});

const CONFLICT = { refusal: { code: 'store.conflict' } };

/** What every Store promises. `open` gives an empty one before each test. */
export function testStore(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  const add = (value: Release) => store.commit({ release: { value, revision: 0 }, events: [] });

  describe('a release', () => {
    it('comes back as it was saved, under a revision that grows', async () => {
      await add(release('rel_1'));
      expect(await store.release('rel_1')).toEqual({ value: release('rel_1'), revision: 1 });
      const next = release('rel_1', { status: 'approved' });
      await store.commit({ release: { value: next, revision: 1 }, events: [] });
      expect(await store.release('rel_1')).toEqual({ value: next, revision: 2 });
      expect(await store.release('rel_2')).toBeNull();
    });

    it('is found by its version, with or without v; of several the newest', async () => {
      await add(release('rel_1', { status: 'rolled_back' }));
      await add(release('rel_2', { createdAt: 500 }));
      await add(release('rel_3', { version: '2.0.0' }));
      const found = await Promise.all(['1.0.0', 'v1.0.0', 'rel_1', '3.0.0'].map((ref) => store.release(ref)));
      expect(found.map((stored) => stored?.value.id)).toEqual(['rel_2', 'rel_2', 'rel_1', undefined]);
    });

    it('is listed once, newest first, also when others arrive between two pages', async () => {
      for (const n of [1, 2, 3, 4, 5]) await add(release(`rel_${n}`, { version: `1.0.${n}` }));
      const first = await store.releases({ limit: 2 });
      await add(release('rel_6'));
      const second = await store.releases({ limit: 2, cursor: first.next ?? '' });
      const third = await store.releases({ limit: 2, cursor: second.next ?? '' });
      const ids = [first, second, third].map(({ items }) => items.map(({ id }) => id));
      expect(ids).toEqual([['rel_5', 'rel_4'], ['rel_3', 'rel_2'], ['rel_1']]);
      expect(third.next).toBeNull();
    });

    it('is listed by its status, page by page', async () => {
      const statuses = ['deployed', 'cancelled', 'completed', 'cancelled', 'deployed', 'planning'] as const;
      for (const [n, status] of statuses.entries())
        await add(release(`rel_${n}`, { version: `1.0.${n}`, status }));
      const released = { statuses: ['deployed', 'completed'] as const, limit: 2 };
      const first = await store.releases(released);
      const second = await store.releases({ ...released, cursor: first.next ?? '' });
      const ids = [first, second].map(({ items }) => items.map(({ id }) => id));
      expect(ids).toEqual([['rel_4', 'rel_2'], ['rel_0']]);
      expect(second.next).toBeNull();
      expect(await store.releases({ limit: 2, statuses: [] })).toEqual({ items: [], next: null });
    });

    it('is found by everything that is asked for at once', async () => {
      const named = (name: string) => [{ name, to: '1.0.0' }] as unknown as Plan['components'];
      const told = (subject: string, raw: string) =>
        [{ component: 'api', sha: '', subject, refs: [{ raw, kind: 'requirement' }] }] as Plan['features'];
      await add(
        release('rel_1', {
          version: '1.0.0',
          author: 'Mika <mika@example.org>',
          plan: planOf({ components: named('api'), features: told('Pay by CARD_% (100)', 'REQ-3') }),
        }),
      );
      await add(
        release('rel_2', {
          version: '2.0.0',
          plan: planOf({ type: 'major', releaseDate: '2026-05-01', components: named('web "x"') }),
          details: { theme: 'ＡＢＣ 速い', objectives: [], manager: null, announcements: [], needs: [] },
        }),
      );
      const found = async (query: Omit<ReleaseQuery, 'limit'>) =>
        (await store.releases({ limit: 9, ...query })).items.map(({ id }) => id);
      expect(await found({ types: ['major'] })).toEqual(['rel_2']);
      expect(await found({ types: ['major', 'minor'] })).toEqual(['rel_2', 'rel_1']);
      expect(await found({ component: 'api' })).toEqual(['rel_1']);
      expect(await found({ component: 'web "x"' })).toEqual(['rel_2']);
      expect(await found({ component: 'ap' })).toEqual([]);
      expect(await found({ from: '2026-03-01', to: '2026-04-30' })).toEqual(['rel_1']);
      expect(await found({ from: '2026-03-02' })).toEqual(['rel_2']);
      expect(await found({ search: 'req-3 mika' })).toEqual(['rel_1']);
      expect(await found({ search: 'card_% 100' })).toEqual(['rel_1']);
      expect(await found({ search: 'card_x' })).toEqual([]);
      expect(await found({ search: 'abc 速い' })).toEqual(['rel_2']);
      expect(await found({ search: 'v2.0.0' })).toEqual(['rel_2']);
      expect(await found({ search: '   ' })).toEqual(['rel_2', 'rel_1']);
      expect(await found({ search: 'req-3', types: ['major'] })).toEqual([]);
    });

    it('keeps its version from others until it was given up', async () => {
      for (const [n, status] of (Object.keys(RELEASE_STATUSES) as ReleaseStatus[]).entries()) {
        const version = `2.0.${n}`;
        await add(release(`rel_${n}`, { version, status }));
        const again = add(release(`rel_${n}_again`, { version }));
        if (GIVEN_UP_STATUSES.includes(status)) await expect(again, status).resolves.toEqual([]);
        else await expect(again, status).rejects.toMatchObject(CONFLICT);
      }
    });

    it('is refused when another one of its version is open', async () => {
      await add(release('rel_1', { status: 'cancelled' }));
      await add(release('rel_2'));
      await expect(add(release('rel_3'))).rejects.toMatchObject(CONFLICT);
      expect(await store.release('rel_3')).toBeNull();
    });

    it.each(['releases', 'liveRolloutPage'] as const)('no page gave this cursor to: %s', async (list) => {
      const asked = store[list]({ limit: 2, cursor: "1'; --" });
      await expect(asked).rejects.toMatchObject({ refusal: { code: 'request.invalid' } });
    });

    it('is counted under its status', async () => {
      expect(await store.countReleases()).toEqual({});
      for (const [n, status] of (['cancelled', 'planning', 'cancelled'] as const).entries())
        await add(release(`rel_${n}`, { version: `1.0.${n}`, status }));
      expect(await store.countReleases()).toEqual({ cancelled: 2, planning: 1 });
    });
  });

  describe('the calendar', () => {
    const entry = (id: string, over: Partial<CalendarEntry> = {}): CalendarEntry =>
      ({
        kind: 'freeze',
        id,
        name: 'Year end',
        period: { start: '2026-12-20', end: '2027-01-05', zone: 'UTC', rule: null },
        blocks: ['minor'],
        components: null,
        createdAt: 1_000,
        createdBy: 'Mika',
        ...over,
      }) as CalendarEntry;
    const commit = (calendar: Write['calendar']) =>
      store.commit({ events: [], ...(calendar !== undefined && { calendar }) });

    it('gives its entries back by id, under revisions that grow', async () => {
      expect(await store.calendarEntries()).toEqual([]);
      await commit({
        put: [
          { value: entry('b'), revision: 0 },
          { value: entry('a'), revision: 0 },
        ],
      });
      await commit({ put: [{ value: entry('a', { name: 'Sale' }), revision: 1 }] });
      expect(await store.calendarEntries()).toEqual([
        { value: entry('a', { name: 'Sale' }), revision: 2 },
        { value: entry('b'), revision: 1 },
      ]);
    });

    it('lets an entry go, and only as it was seen', async () => {
      await commit({ put: [{ value: entry('a'), revision: 0 }] });
      await expect(commit({ remove: [{ value: entry('a'), revision: 2 }] })).rejects.toMatchObject(CONFLICT);
      await expect(commit({ put: [{ value: entry('a'), revision: 0 }] })).rejects.toMatchObject(CONFLICT);
      await expect(commit({ put: [{ value: entry('a'), revision: 7 }] })).rejects.toMatchObject(CONFLICT);
      await commit({ remove: [{ value: entry('a'), revision: 1 }] });
      expect(await store.calendarEntries()).toEqual([]);
    });
  });

  describe('a commit', () => {
    it.each([0, 2, 7])('on revision %i of a release that has 1 writes nothing', async (revision) => {
      await add(release('rel_1'));
      const write = {
        release: { value: release('rel_1', { status: 'cancelled' }), revision },
        events: [event()],
      };
      await expect(store.commit(write)).rejects.toMatchObject(CONFLICT);
      expect(await store.release('rel_1')).toEqual({ value: release('rel_1'), revision: 1 });
      expect(await store.events({ after: 0, limit: 10 })).toEqual([]);
    });

    it('writes no release when its rollout is refused', async () => {
      await add(release('rel_1'));
      await store.commit({ rollout: { value: rollout('rel_1'), revision: 0 }, events: [] });
      const write = {
        release: { value: release('rel_1', { status: 'paused' }), revision: 1 },
        rollout: { value: rollout('rel_1', { state: 'paused' }), revision: 9 },
        events: [event()],
      };
      await expect(store.commit(write)).rejects.toMatchObject(CONFLICT);
      expect(await store.release('rel_1')).toEqual({ value: release('rel_1'), revision: 1 });
      expect(await store.rollout('rel_1')).toEqual({ value: rollout('rel_1'), revision: 1 });
      expect(await store.events({ after: 0, limit: 10 })).toEqual([]);
    });

    it('of several on one revision, exactly one wins', async () => {
      await add(release('rel_1'));
      const saves = Array.from({ length: 6 }, (_, n) =>
        store.commit({
          release: { value: release('rel_1', { author: `${n}` }), revision: 1 },
          events: [event({ subject: `${n}` })],
        }),
      );
      const won = (await Promise.allSettled(saves)).flatMap(({ status }, n) =>
        status === 'fulfilled' ? [`${n}`] : [],
      );
      expect(won).toHaveLength(1);
      expect((await store.release('rel_1'))?.value.author).toBe(won[0]);
      expect((await store.events({ after: 0, limit: 10 })).map(({ subject }) => subject)).toEqual(won);
    });
  });

  it('events are numbered from 1 without gaps, and read from any of them on', async () => {
    const logged = await store.commit({
      events: [event(), event({ releaseId: null, type: 'incident.opened' }), event({ reason: 'because' })],
    });
    expect(logged.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await store.events({ after: 0, limit: 10 })).toEqual(logged);
    expect(await store.events({ after: 1, limit: 1 })).toEqual(logged.slice(1, 2));
    expect(await store.events({ after: 0, limit: 10, releaseId: 'rel_1' })).toEqual([logged[0], logged[2]]);
  });

  it('events are found by type and by who acted', async () => {
    const logged = await store.commit({
      events: [event(), event({ type: 'phase.started', actor: 'tminus' }), event({ actor: 'tminus' })],
    });
    const find = (query: object) => store.events({ after: 0, limit: 10, ...query });
    expect(await find({ types: ['release.planned', 'release.approved'] })).toEqual([logged[0], logged[2]]);
    expect(await find({ types: [] })).toEqual([]);
    expect(await find({ actor: 'tminus' })).toEqual(logged.slice(1));
    expect(await find({ actor: 'tminus', types: ['release.planned'], releaseId: 'rel_1' })).toEqual([
      logged[2],
    ]);
    expect(await find({ actor: '%' })).toEqual([]);
  });

  it('events are chained, each row to the one before, in the text that was hashed', async () => {
    const notes = { note: 'ü 漢字 \u0000 "quoted"', list: [1, { deep: null }] };
    expect(await store.chain({ after: null, limit: 10 })).toEqual({ rows: [], counter: null });
    await store.commit({ events: [event({ reason: '' }), event({ releaseId: null, data: notes }), event()] });
    const { rows, counter } = await store.chain({ after: null, limit: 10 });
    expect(counter).toBe('3');
    expect(rows.map(({ seq }) => seq)).toEqual(['1', '2', '3']);
    expect(rows[1]).toMatchObject({ releaseId: null, reason: null, data: JSON.stringify(notes) });
    let previous = GENESIS_HASH;
    for (const row of rows) {
      previous = hashEvent(previous, row);
      expect(row.hash).toBe(previous);
    }
    expect(await store.chain({ after: '1', limit: 1 })).toEqual({ rows: [rows[1]], counter: '3' });
    expect(await store.chain({ after: '3', limit: 5 })).toEqual({ rows: [], counter: '3' });
  });

  it('rollouts are live until they end, oldest first', async () => {
    for (const [n, state] of (['succeeded', 'paused', 'rolled_back', 'rolling_back'] as const).entries())
      await store.commit({
        release: { value: release(`rel_${n}`, { version: `1.0.${n}` }), revision: 0 },
        rollout: { value: rollout(`rel_${n}`, { state }), revision: 0 },
        events: [],
      });
    expect((await store.liveRollouts()).map(({ releaseId }) => releaseId)).toEqual(['rel_1', 'rel_3']);
    expect(await store.rollout('rel_0')).toMatchObject({ value: { state: 'succeeded' }, revision: 1 });
    expect(await store.rollout('rel_9')).toBeNull();
  });

  it('live rollouts come page by page, each once, also when some end and others begin between two pages', async () => {
    const add = async (n: number) =>
      store.commit({
        release: { value: release(`rel_${n}`, { version: `1.0.${n}` }), revision: 0 },
        rollout: { value: rollout(`rel_${n}`), revision: 0 },
        events: [],
      });
    for (const n of [1, 2, 3, 4, 5]) await add(n);
    const first = await store.liveRolloutPage({ limit: 2 });
    const ended = rollout('rel_2', { state: 'succeeded' });
    await store.commit({ rollout: { value: ended, revision: 1 }, events: [] });
    await add(6);
    const second = await store.liveRolloutPage({ limit: 2, cursor: first.next ?? '' });
    const third = await store.liveRolloutPage({ limit: 2, cursor: second.next ?? '' });
    const ids = [first, second, third].map(({ items }) => items.map(({ releaseId }) => releaseId));
    expect(ids).toEqual([
      ['rel_1', 'rel_2'],
      ['rel_3', 'rel_4'],
      ['rel_5', 'rel_6'],
    ]);
    expect(third.next).toBeNull();
  });

  it('epochs only grow, whoever asks at the same time', async () => {
    const epochs = await Promise.all(Array.from({ length: 10 }, () => store.nextEpoch()));
    expect(new Set(epochs).size).toBe(10);
    expect(await store.nextEpoch()).toBeGreaterThan(Math.max(...epochs));
  });
}
