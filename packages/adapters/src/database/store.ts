import {
  type CalendarEntry,
  isLiveState,
  type LoggedEvent,
  RefusalError,
  type Release,
  ROLLOUT_TRANSITIONS,
  type Rollout,
  type RolloutState,
  searchWords,
} from '@tminus/domain';
import type { Page, ReleaseQuery, Store, Stored } from '@tminus/engine';
import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { count } from './counter.ts';
import type { Drizzle } from './drizzle.ts';
import { readChain } from './read-chain.ts';
import { saveWrite } from './save-write.ts';
import { calendarEntries, events, releases, rollouts } from './schema.ts';

const LIVE_STATES = (Object.keys(ROLLOUT_TRANSITIONS) as RolloutState[]).filter(isLiveState);

const { hash: _hash, ...eventColumns } = getTableColumns(events);

export interface StoreSettings {
  readonly drizzle: Drizzle;
  /** The node that saves; null where no other node can take its work over. */
  readonly node?: string | null;
}

/**
 * The Store port on tables. Saves are compare-and-set: of two that build on one revision, one is refused. A node
 * whose work was taken over saves nothing: `node.fenced`.
 */
export function createStore({ drizzle: db, node = null }: StoreSettings): Store {
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
    liveRolloutPage: (page) => listLiveRollouts(db, page),
    async calendarEntries() {
      const rows = await db
        .select()
        .from(calendarEntries)
        .orderBy(asc(sql`${calendarEntries.id} COLLATE "C"`));
      return rows.map(({ data, revision }) => ({ value: data as CalendarEntry, revision }));
    },
    async countReleases() {
      const rows = await db
        .select({ status: releases.status, count: sql<number>`count(*)::int` })
        .from(releases)
        .groupBy(releases.status);
      return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    },
    async events({ after, releaseId, types, actor, limit }) {
      const wanted = [
        gt(events.seq, after),
        releaseId === undefined ? undefined : eq(events.releaseId, releaseId),
        types === undefined ? undefined : inArray(events.type, [...types]),
        actor === undefined ? undefined : eq(events.actor, actor),
      ];
      const rows = await db
        .select(eventColumns)
        .from(events)
        .where(and(...wanted))
        .orderBy(asc(events.seq))
        .limit(limit);
      return rows as LoggedEvent[];
    },
    chain: (query) => readChain(db, query),
    nextEpoch: () => count(db, 'epoch', 1),
    commit: (write) => db.transaction((tx) => saveWrite(tx, write, node)),
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

async function listReleases(db: Drizzle, page: ReleaseQuery): Promise<Page<Release>> {
  const { cursor } = page;
  const isBefore = cursor === undefined ? undefined : lt(releases.number, readCursor(cursor));
  const rows = await db
    .select({ data: releases.data, number: releases.number })
    .from(releases)
    .where(and(isBefore, ...conditionsOf(page)))
    .orderBy(desc(releases.number))
    .limit(page.limit + 1);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const next = rows.length > page.limit && last !== undefined ? String(last.number) : null;
  return { items: items.map((row) => row.data as Release), next };
}

/** What a query asks for, on columns and on the plan within the stored value. */
function conditionsOf({ statuses, types, component, from, to, search }: ReleaseQuery): (SQL | undefined)[] {
  const plan = sql`${releases.data}->'plan'`;
  const words = search === undefined ? [] : searchWords(search);
  return [
    statuses === undefined ? undefined : inArray(releases.status, [...statuses]),
    types === undefined ? undefined : inArray(sql`${plan}->>'type'`, [...types]),
    component === undefined
      ? undefined
      : sql`${plan}->'components' @> ${JSON.stringify([{ name: component }])}::jsonb`,
    from === undefined ? undefined : sql`${plan}->>'releaseDate' >= ${from}`,
    to === undefined ? undefined : sql`${plan}->>'releaseDate' <= ${to}`,
    ...words.map((word) => sql`position(${word} in ${releases.searchText}) > 0`),
  ];
}

async function listLiveRollouts(
  db: Drizzle,
  page: { limit: number; cursor?: string },
): Promise<Page<Rollout>> {
  const isAfter = page.cursor === undefined ? undefined : gt(rollouts.number, readCursor(page.cursor));
  const rows = await db
    .select({ data: rollouts.data, number: rollouts.number })
    .from(rollouts)
    .where(and(inArray(rollouts.state, LIVE_STATES), isAfter))
    .orderBy(asc(rollouts.number))
    .limit(page.limit + 1);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const next = rows.length > page.limit && last !== undefined ? String(last.number) : null;
  return { items: items.map((row) => row.data as Rollout), next };
}

function readCursor(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor))
    throw new RefusalError('request.invalid', { problems: `cursor: ${cursor}` });
  return Number(cursor);
}
