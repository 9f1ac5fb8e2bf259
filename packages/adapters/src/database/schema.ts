import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

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
    /** What people look for it by, in small letters; empty for what was last saved before there was a search. */
    searchText: text('search_text').notNull().default(''),
    /** Epoch milliseconds. */
    createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  },
  (table) => [
    uniqueIndex('releases_number').on(table.number),
    index('releases_version').on(table.version, table.number),
    /** One release of a version at a time; what ended without it may be planned anew. */
    uniqueIndex('releases_open_version')
      .on(table.version)
      .where(sql`${table.status} NOT IN ('rolled_back', 'cancelled')`),
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

/** The event log: append only, each row chained to the one before. */
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
    /** `json`, not `jsonb`: the hash is over the very text that was written. */
    data: json('data').notNull(),
    /** SHA-256 in hex over the hash of the row before and all of this row: see domain/event/chain.ts. */
    hash: text('hash').notNull(),
  },
  (table) => [index('events_release').on(table.releaseId, table.seq)],
);

/** What people put on the calendar. `data` holds the whole entry. */
export const calendarEntries = pgTable('calendar_entries', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  /** Grows by one with each save; a save names the one it builds on. */
  revision: integer('revision').notNull(),
  data: jsonb('data').notNull(),
});

/** Numbers that only grow: `event` without gaps, `epoch` never given twice. */
export const counters = pgTable('counters', {
  name: text('name').primaryKey(),
  value: bigint('value', { mode: 'number' }).notNull(),
});

/**
 * Processes that carry out releases, as long as nobody took over from them: a node without a row writes nothing any
 * more. All times are the database's own, so that clocks of nodes do not matter.
 */
export const nodes = pgTable('nodes', {
  /** A new one for every start. */
  id: text('id').primaryKey(),
  /** The data directory on its host: of two nodes of one place, only the later one can be alive. */
  place: text('place').notNull(),
  host: text('host').notNull(),
  pid: integer('pid').notNull(),
  /** Base URL of its API; null while it does not listen. */
  address: text('address'),
  leaseUntil: timestamp('lease_until', { withTimezone: true }).notNull(),
});

/** Answers to requests that came with an `Idempotency-Key`. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    key: text('key').primaryKey(),
    /** SHA-256 in hex over method, path and body. */
    fingerprint: text('fingerprint').notNull(),
    /** Null while the first request is under way. */
    status: integer('status'),
    body: text('body'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('idempotency_keys_created').on(table.createdAt)],
);

/** How far each sink has the event log: the log is the outbox, and this is where delivery stands. */
export const deliveries = pgTable('deliveries', {
  sink: text('sink').primaryKey(),
  /** The last event that the sink took. */
  seq: bigint('seq', { mode: 'number' }).notNull(),
  /** Failures in a row for the event after it. */
  attempts: integer('attempts').notNull().default(0),
  nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
  /** Why the last attempt failed; null after a success. */
  failure: text('failure'),
});
