import {
  type CalendarEntry,
  type DomainEvent,
  GENESIS_HASH,
  hashEvent,
  type LoggedEvent,
  RefusalError,
  type Release,
  type Rollout,
  searchTextOf,
} from '@tminus/domain';
import type { Stored, Write } from '@tminus/engine';
import { and, eq, sql } from 'drizzle-orm';
import { count } from './counter.ts';
import type { DrizzleTransaction } from './drizzle.ts';
import { EVENTS_CHANNEL } from './events-channel.ts';
import { calendarEntries, events, nodes, releases, rollouts } from './schema.ts';

/**
 * Writes all of it, or throws: `store.conflict` when a revision is not the stored one, `node.fenced` when the node's
 * work was taken over. Always in the order node, release, rollout, calendar, event counter: two writers can wait for each
 * other, but never in a circle.
 */
export async function saveWrite(
  tx: DrizzleTransaction,
  write: Write,
  node: string | null,
): Promise<readonly LoggedEvent[]> {
  if (node !== null) await holdNode(tx, node);
  if (write.release !== undefined) await saveRelease(tx, write.release);
  if (write.rollout !== undefined) await saveRollout(tx, write.rollout);
  for (const entry of write.calendar?.put ?? []) await saveEntry(tx, entry);
  for (const entry of write.calendar?.remove ?? []) await removeEntry(tx, entry);
  return write.events.length === 0 ? [] : logEvents(tx, write.events);
}

/** Nobody can take over from the node until this transaction ends; it may renew its lease meanwhile. */
async function holdNode(tx: DrizzleTransaction, id: string): Promise<void> {
  const [held] = await tx.select({ id: nodes.id }).from(nodes).where(eq(nodes.id, id)).for('key share');
  if (held === undefined) throw new RefusalError('node.fenced', { node: id });
}

async function logEvents(
  tx: DrizzleTransaction,
  added: readonly DomainEvent[],
): Promise<readonly LoggedEvent[]> {
  const last = await count(tx, 'event', added.length);
  const first = last - added.length + 1;
  let hash = await hashOf(tx, first - 1);
  const rows = added.map((event, index) => {
    const logged = { ...event, seq: first + index };
    hash = hashEvent(hash, { ...logged, data: JSON.stringify(event.data) });
    return { ...logged, hash };
  });
  await tx.insert(events).values(rows);
  await tx.execute(sql`SELECT pg_notify(${EVENTS_CHANNEL}, ${String(last)})`);
  return rows.map(({ hash: _hash, ...logged }) => logged);
}

/** The counter's lock keeps everybody else from adding to the chain meanwhile. */
async function hashOf(tx: DrizzleTransaction, seq: number): Promise<string> {
  if (seq === 0) return GENESIS_HASH;
  const [row] = await tx.select({ hash: events.hash }).from(events).where(eq(events.seq, seq));
  if (row === undefined) throw new Error(`the event log has no row ${seq}`);
  return row.hash;
}

async function saveRelease(tx: DrizzleTransaction, { value, revision }: Stored<Release>): Promise<void> {
  const { version, status } = value;
  const columns = { version, status, data: value, searchText: searchTextOf(value) };
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

async function saveEntry(tx: DrizzleTransaction, { value, revision }: Stored<CalendarEntry>): Promise<void> {
  const columns = { kind: value.kind, data: value };
  const saved =
    revision === 0
      ? await tx
          .insert(calendarEntries)
          .values({ ...columns, id: value.id, revision: 1 })
          .onConflictDoNothing()
          .returning({ id: calendarEntries.id })
      : await tx
          .update(calendarEntries)
          .set({ ...columns, revision: revision + 1 })
          .where(and(eq(calendarEntries.id, value.id), eq(calendarEntries.revision, revision)))
          .returning({ id: calendarEntries.id });
  if (saved.length === 0) throw entryConflict(value);
}

async function removeEntry(
  tx: DrizzleTransaction,
  { value, revision }: Stored<CalendarEntry>,
): Promise<void> {
  const removed = await tx
    .delete(calendarEntries)
    .where(and(eq(calendarEntries.id, value.id), eq(calendarEntries.revision, revision)))
    .returning({ id: calendarEntries.id });
  if (removed.length === 0) throw entryConflict(value);
}

const entryConflict = ({ id }: CalendarEntry): RefusalError =>
  new RefusalError('store.conflict', { kind: 'calendar entry', id });
