import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

/** Counts upwards in the order of creation, whatever the clock says. */
const creationNumber = () => bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().notNull();

/** `data` holds the whole aggregate; the columns beside it are what queries look for. */
export const releases = pgTable(
  'releases',
  {
    id: text('id').primaryKey(),
    number: creationNumber(),
    version: text('version').notNull(),
    status: text('status').notNull(),
    /** Grows by one with each save; a save names the one it builds on. */
    revision: integer('revision').notNull(),
    data: jsonb('data').notNull(),
    /** Epoch milliseconds. */
    createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  },
  (table) => [
    uniqueIndex('releases_number').on(table.number),
    index('releases_version').on(table.version, table.number),
  ],
);

export const rollouts = pgTable(
  'rollouts',
  {
    releaseId: text('release_id')
      .primaryKey()
      .references(() => releases.id),
    id: text('id').notNull(),
    number: creationNumber(),
    state: text('state').notNull(),
    revision: integer('revision').notNull(),
    data: jsonb('data').notNull(),
  },
  (table) => [uniqueIndex('rollouts_id').on(table.id), index('rollouts_state').on(table.state, table.number)],
);

/** The event log: append only. */
export const events = pgTable(
  'events',
  {
    /** Given under the lock of its counter row, in the transaction that writes the event: no gaps. */
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    /** Epoch milliseconds. */
    at: bigint('at', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    actor: text('actor').notNull(),
    releaseId: text('release_id'),
    subject: text('subject').notNull(),
    reason: text('reason'),
    data: jsonb('data').notNull(),
  },
  (table) => [index('events_release').on(table.releaseId, table.seq)],
);

/** Numbers that only grow: `event` without gaps, `epoch` never given twice. */
export const counters = pgTable('counters', {
  name: text('name').primaryKey(),
  value: bigint('value', { mode: 'number' }).notNull(),
});
