import {
  isLiveState,
  type LoggedEvent,
  RefusalError,
  type Release,
  ROLLOUT_TRANSITIONS,
  type Rollout,
  type RolloutState,
} from '@tminus/domain';
import type { Page, Store, Stored, Write } from '@tminus/engine';
import { and, asc, desc, eq, gt, inArray, lt, or } from 'drizzle-orm';
import { count } from './counter.ts';
import type { Drizzle, DrizzleTransaction } from './drizzle.ts';
import { events, releases, rollouts } from './schema.ts';

const LIVE_STATES = (Object.keys(ROLLOUT_TRANSITIONS) as RolloutState[]).filter(isLiveState);

/** The Store port on tables. Saves are compare-and-set: of two that build on one revision, one is refused. */
export function createStore(database: { readonly drizzle: Drizzle }): Store {
  const db = database.drizzle;
  return {
    release: (ref) => findRelease(db, ref),
    releases: (page) => listReleases(db, page),
    async rollout(releaseId) {
      const [row] = await db.select().from(rollouts).where(eq(rollouts.releaseId, releaseId));
      return row === undefined ? null : { value: row.data as Rollout, revision: row.revision };
    },
    async liveRollouts() {
      const rows = await db
        .select({ data: rollouts.data })
        .from(rollouts)
        .where(inArray(rollouts.state, LIVE_STATES))
        .orderBy(asc(rollouts.number));
      return rows.map((row) => row.data as Rollout);
    },
    async events({ after, releaseId, limit }) {
      const ofRelease = releaseId === undefined ? undefined : eq(events.releaseId, releaseId);
      const rows = await db
        .select()
        .from(events)
        .where(and(gt(events.seq, after), ofRelease))
        .orderBy(asc(events.seq))
        .limit(limit);
      return rows as LoggedEvent[];
    },
    nextEpoch: () => count(db, 'epoch', 1),
    commit: (write) => db.transaction((tx) => save(tx, write)),
  };
}

async function findRelease(db: Drizzle, ref: string): Promise<Stored<Release> | null> {
  const version = ref.replace(/^v/, '');
  const [row] = await db
    .select()
    .from(releases)
    .where(or(eq(releases.id, ref), inArray(releases.version, [version, `v${version}`])))
    .orderBy(desc(eq(releases.id, ref)), desc(releases.number))
    .limit(1);
  return row === undefined ? null : { value: row.data as Release, revision: row.revision };
}

async function listReleases(db: Drizzle, page: { limit: number; cursor?: string }): Promise<Page<Release>> {
  const rows = await db
    .select({ data: releases.data, number: releases.number })
    .from(releases)
    .where(page.cursor === undefined ? undefined : lt(releases.number, readCursor(page.cursor)))
    .orderBy(desc(releases.number))
    .limit(page.limit + 1);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const next = rows.length > page.limit && last !== undefined ? String(last.number) : null;
  return { items: items.map((row) => row.data as Release), next };
}

function readCursor(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor))
    throw new RefusalError('request.invalid', { problems: `cursor: ${cursor}` });
  return Number(cursor);
}

/** Always in the order release, rollout, event counter: two writers can wait for each other, but never in a circle. */
async function save(tx: DrizzleTransaction, write: Write): Promise<readonly LoggedEvent[]> {
  if (write.release !== undefined) await saveRelease(tx, write.release);
  if (write.rollout !== undefined) await saveRollout(tx, write.rollout);
  if (write.events.length === 0) return [];
  const last = await count(tx, 'event', write.events.length);
  const first = last - write.events.length + 1;
  const logged = write.events.map((event, index) => ({ ...event, seq: first + index }));
  await tx.insert(events).values(logged);
  return logged;
}

async function saveRelease(tx: DrizzleTransaction, { value, revision }: Stored<Release>): Promise<void> {
  const columns = { version: value.version, status: value.status, data: value };
  const saved =
    revision === 0
      ? await tx
          .insert(releases)
          .values({ ...columns, id: value.id, createdAt: value.createdAt, revision: 1 })
          .onConflictDoNothing()
          .returning({ id: releases.id })
      : await tx
          .update(releases)
          .set({ ...columns, revision: revision + 1 })
          .where(and(eq(releases.id, value.id), eq(releases.revision, revision)))
          .returning({ id: releases.id });
  if (saved.length === 0) throw new RefusalError('store.conflict', { kind: 'release', id: value.id });
}

async function saveRollout(tx: DrizzleTransaction, { value, revision }: Stored<Rollout>): Promise<void> {
  const columns = { state: value.state, data: value };
  const saved =
    revision === 0
      ? await tx
          .insert(rollouts)
          .values({ ...columns, releaseId: value.releaseId, id: value.id, revision: 1 })
          .onConflictDoNothing()
          .returning({ id: rollouts.id })
      : await tx
          .update(rollouts)
          .set({ ...columns, revision: revision + 1 })
          .where(and(eq(rollouts.releaseId, value.releaseId), eq(rollouts.revision, revision)))
          .returning({ id: rollouts.id });
  if (saved.length === 0) throw new RefusalError('store.conflict', { kind: 'rollout', id: value.id });
}
