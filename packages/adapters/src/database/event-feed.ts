import { setTimeout as delay } from 'node:timers/promises';
import type { EventFeed } from '@tminus/engine';
import { EVENTS_CHANNEL } from './events-channel.ts';
import type { SqlClient, SqlPool } from './sql-pool.ts';

const CLOSE_TIMEOUT_MS = 2_000;

export interface EventFeedSettings {
  readonly pool: SqlPool;
  /** Gets why the feed has to do without notifications, or without the database, for now; once per outage. */
  readonly onTrouble: (error: unknown) => void;
  /** How often the log is looked at in case a notification was lost, and a lost connection is opened anew (ms). */
  readonly everyMs?: number;
}

/**
 * The EventFeed port on notifications of the database, with a look at the log's counter every second beside them: a
 * notification makes it quick, the look makes it sure. One feed serves a process; it takes one connection, from the
 * first subscription on.
 */
export function createEventFeed({ pool, onTrouble, everyMs = 1_000 }: EventFeedSettings): EventFeed {
  const subscribers = new Set<(last: number) => void>();
  const stopping = new AbortController();
  const { signal } = stopping;
  let known = 0;
  let work: Promise<unknown> | null = null;

  const announce = (last: number): void => {
    if (last <= known) return;
    known = last;
    for (const onGrown of subscribers) onGrown(last);
  };
  /** Again and again until the feed is closed; of failures in a row, the first is told. */
  const repeat = async (turn: () => Promise<void>): Promise<void> => {
    for (let isTold = false; !signal.aborted; ) {
      try {
        await turn();
        isTold = false;
      } catch (error) {
        if (!isTold && !signal.aborted) onTrouble(error);
        isTold = true;
      }
      await pause(everyMs, signal);
    }
  };
  const listening = async () => {
    const client = await pool.connect();
    await listen(client, announce, signal);
  };
  const looking = async () => announce(await lastEvent(pool));

  return {
    subscribe(onGrown) {
      if (signal.aborted) throw new Error('The event feed is closed');
      const subscriber = (last: number) => onGrown(last);
      subscribers.add(subscriber);
      work ??= Promise.all([repeat(listening), repeat(looking)]);
      return () => void subscribers.delete(subscriber);
    },
    async close() {
      subscribers.clear();
      stopping.abort();
      // A database that hangs must not keep the process from ending.
      await Promise.race([work, delay(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}

/** Listens until the signal aborts; rejects when the connection is lost. The client is given back in either case. */
async function listen(
  client: SqlClient,
  announce: (last: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let stop = () => {};
  let lost = (_error?: Error) => {};
  const ended = new Promise<void>((resolve, reject) => {
    stop = resolve;
    lost = (error) => reject(error ?? new Error('the connection that listens was closed'));
  });
  const hear = ({ channel, payload }: { channel: string; payload?: string }) => {
    if (channel === EVENTS_CHANNEL) announce(Number(payload));
  };
  client.on('notification', hear).on('error', lost).on('end', lost);
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) stop();
    await Promise.all([client.query(`LISTEN ${EVENTS_CHANNEL}`), ended]);
  } finally {
    signal.removeEventListener('abort', stop);
    // Not for reuse: the session would go on listening. From here on the pool hears of its errors.
    client.release(true);
    client.off('notification', hear).off('error', lost).off('end', lost);
  }
}

/** Number of the last event; 0 before the first. */
async function lastEvent(pool: SqlPool): Promise<number> {
  const { rows } = await pool.query<{ value: string | number }>(
    `SELECT value FROM counters WHERE name = 'event'`,
  );
  return Number(rows[0]?.value ?? 0);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // Rejects only because the signal aborted, which is what ends the wait.
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
