import type { ChainRow } from '@tminus/domain';
import type { ChainPage } from '@tminus/engine';
import { sql } from 'drizzle-orm';
import type { Drizzle } from './drizzle.ts';
import { counters, events } from './schema.ts';

/**
 * Rows of the event log after a number, and the counter, in one statement: both are of one moment, whoever writes
 * meanwhile. Every column comes as its text, so that no reading makes two different rows look the same.
 */
export async function readChain(
  db: Drizzle,
  { after, limit }: { after: string | null; limit: number },
): Promise<ChainPage> {
  const later = after === null ? sql`true` : sql`${events.seq} > ${after}::bigint`;
  const { rows } = await db.execute<Record<keyof Row, string | null>>(sql`
    SELECT counted.value AS counter, row.*
    FROM (SELECT (SELECT ${counters.value}::text FROM ${counters} WHERE ${counters.name} = 'event') AS value) AS counted
    LEFT JOIN LATERAL (
      SELECT ${events.seq} AS place, ${events.seq}::text AS seq, ${events.at}::text AS at, ${events.type} AS type,
        ${events.actor} AS actor, ${events.releaseId} AS "releaseId", ${events.subject} AS subject,
        ${events.reason} AS reason, ${events.data}::text AS data, ${events.hash} AS hash
      FROM ${events} WHERE ${later} ORDER BY ${events.seq} LIMIT ${limit}
    ) AS row ON true
    ORDER BY row.place`);
  const found = rows as unknown as readonly (Row & { seq: string | null })[];
  return {
    counter: found[0]?.counter ?? null,
    rows: found
      .filter(({ seq }) => seq !== null)
      .map(({ counter: _counter, place: _place, ...row }) => row as ChainRow),
  };
}

interface Row extends ChainRow {
  readonly counter: string | null;
  readonly place: string;
}
