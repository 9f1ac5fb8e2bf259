import type { DomainEvent, Release, Rollout } from '@tminus/domain';
import type { Store } from '@tminus/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from './store.ts';
import { type ScratchDatabase, scratchDatabase } from './testing.ts';

let database: ScratchDatabase;
let store: Store;

beforeAll(async () => {
  database = await scratchDatabase();
  store = createStore(database);
});
beforeEach(() => database.pool.query('TRUNCATE releases, rollouts, events, counters'));
afterAll(() => database.close());

// Only what the store reads is filled in; everything else it passes through.
const release = (id: string, over: Partial<Release> = {}): Release =>
  ({
    id,
    version: '1.0.0',
    status: 'planning',
    createdAt: 1_000,
    milestones: [],
    ...over,
  }) as unknown as Release;

const rollout = (releaseId: string, over: Partial<Rollout> = {}): Rollout =>
  ({
    id: `rollout-of-${releaseId}`,
    releaseId,
    state: 'progressing',
    epoch: 1,
    ...over,
  }) as unknown as Rollout;

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

const add = (value: Release) => store.commit({ release: { value, revision: 0 }, events: [] });

describe('releases', () => {
  it('come back as they were saved, with a revision that grows', async () => {
    await add(release('rel_1'));
    const first = await store.release('rel_1');
    expect(first).toEqual({ value: release('rel_1'), revision: 1 });
    await store.commit({
      release: { value: release('rel_1', { status: 'approved' }), revision: 1 },
      events: [],
    });
    expect(await store.release('rel_1')).toMatchObject({ value: { status: 'approved' }, revision: 2 });
    expect(await store.release('rel_2')).toBeNull();
  });

  it('are found by version with or without v, the newest of several', async () => {
    await add(release('rel_1'));
    await add(release('rel_2', { createdAt: 500 }));
    await add(release('rel_3', { version: '2.0.0' }));
    expect((await store.release('1.0.0'))?.value.id).toBe('rel_2');
    expect((await store.release('v1.0.0'))?.value.id).toBe('rel_2');
    expect((await store.release('rel_1'))?.value.id).toBe('rel_1');
  });

  it('are listed newest first, page by page, also when new ones arrive in between', async () => {
    for (const n of [1, 2, 3, 4, 5]) await add(release(`rel_${n}`));
    const first = await store.releases({ limit: 2 });
    await add(release('rel_6'));
    const second = await store.releases({ limit: 2, cursor: first.next ?? '' });
    const third = await store.releases({ limit: 2, cursor: second.next ?? '' });
    const ids = [first, second, third].map((page) => page.items.map((item) => item.id));
    expect(ids).toEqual([['rel_5', 'rel_4'], ['rel_3', 'rel_2'], ['rel_1']]);
    expect(third.next).toBeNull();
  });

  it('refuse a cursor that no page gave', async () => {
    const invalid = { refusal: { code: 'request.invalid', params: { problems: "cursor: 1'; --" } } };
    await expect(store.releases({ limit: 2, cursor: "1'; --" })).rejects.toMatchObject(invalid);
  });
});

describe('commit', () => {
  const conflict = { refusal: { code: 'store.conflict' } };

  it.each([0, 2, 7])(
    'refuses a release saved on revision %i when 1 is stored, and writes nothing',
    async (revision) => {
      await add(release('rel_1'));
      const write = {
        release: { value: release('rel_1', { status: 'cancelled' }), revision },
        events: [event()],
      };
      await expect(store.commit(write)).rejects.toMatchObject(conflict);
      expect(await store.release('rel_1')).toEqual({ value: release('rel_1'), revision: 1 });
      expect(await store.events({ after: 0, limit: 10 })).toEqual([]);
    },
  );

  it('lets exactly one of several win who build on the same revision', async () => {
    await add(release('rel_1'));
    const saves = Array.from({ length: 8 }, (_, n) =>
      store.commit({
        release: { value: release('rel_1', { author: `author ${n}` }), revision: 1 },
        events: [event()],
      }),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await store.events({ after: 0, limit: 10 })).toHaveLength(1);
  });

  it('takes back the release when the rollout is refused', async () => {
    await add(release('rel_1'));
    await store.commit({ rollout: { value: rollout('rel_1'), revision: 0 }, events: [] });
    const write = {
      release: { value: release('rel_1', { status: 'paused' }), revision: 1 },
      rollout: { value: rollout('rel_1', { state: 'paused' }), revision: 9 },
      events: [event()],
    };
    await expect(store.commit(write)).rejects.toMatchObject(conflict);
    expect((await store.release('rel_1'))?.value.status).toBe('planning');
    expect((await store.rollout('rel_1'))?.value.state).toBe('progressing');
  });

  it('takes back the release, and the numbers of events, when an event cannot be written', async () => {
    await add(release('rel_1'));
    const unwritable = event({ data: { text: 'PostgreSQL has no \u0000 in text' } });
    const write = { release: { value: release('rel_1'), revision: 1 }, events: [event(), unwritable] };
    await expect(store.commit(write)).rejects.toThrow();
    expect((await store.release('rel_1'))?.revision).toBe(1);
    const [logged] = await store.commit({ events: [event()] });
    expect(logged?.seq).toBe(1);
  });
});

describe('events', () => {
  it('come back as they were logged, in order, from a given number on', async () => {
    const logged = await store.commit({
      events: [event(), event({ releaseId: null, type: 'incident.opened' }), event({ reason: 'because' })],
    });
    expect(logged.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await store.events({ after: 0, limit: 10 })).toEqual(logged);
    expect(await store.events({ after: 1, limit: 1 })).toEqual(logged.slice(1, 2));
    expect(await store.events({ after: 0, limit: 10, releaseId: 'rel_1' })).toEqual([logged[0], logged[2]]);
  });

  it('are numbered without gaps under concurrent commits, some of which fail', async () => {
    await add(release('rel_1'));
    const writes = Array.from({ length: 30 }, (_, n) => {
      const events = Array.from({ length: 1 + (n % 3) }, () => event({ subject: `${n}` }));
      const refused = { release: { value: release('rel_1'), revision: 99 }, events };
      return store.commit(n % 5 === 0 ? refused : { events });
    });
    await Promise.allSettled(writes);
    const seqs = (await store.events({ after: 0, limit: 1_000 })).map(({ seq }) => seq);
    expect(seqs).toHaveLength(48);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});

describe('rollouts', () => {
  it('are live until they end, oldest first', async () => {
    const states = ['succeeded', 'paused', 'rolled_back', 'rolling_back', 'pending'] as const;
    for (const [n, state] of states.entries()) {
      await store.commit({
        release: { value: release(`rel_${n}`), revision: 0 },
        rollout: { value: rollout(`rel_${n}`, { state }), revision: 0 },
        events: [],
      });
    }
    expect((await store.liveRollouts()).map(({ state }) => state)).toEqual([
      'paused',
      'rolling_back',
      'pending',
    ]);
    expect(await store.rollout('rel_0')).toMatchObject({ value: { state: 'succeeded' }, revision: 1 });
    expect(await store.rollout('rel_9')).toBeNull();
  });
});

describe('epochs', () => {
  it('only grow, whoever asks at the same time', async () => {
    const epochs = await Promise.all(Array.from({ length: 20 }, () => store.nextEpoch()));
    expect(new Set(epochs).size).toBe(20);
    expect(await store.nextEpoch()).toBe(21);
  });
});
