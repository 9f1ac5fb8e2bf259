import type { Failure } from '@tminus/domain';
import type { Deliveries, DeliveryClaim, DeliveryProgress, DeliveryState } from '@tminus/engine';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './drizzle.ts';
import { counters, deliveries } from './schema.ts';

const lastEvent = sql<number>`coalesce((SELECT ${counters.value} FROM ${counters} WHERE ${counters.name} = 'event'), 0)`;
const afterMs = (ms: number) => sql`now() + ${ms} * interval '1 millisecond'`;

/** Its text is exact, a JavaScript date is not; while a claim holds, nobody else may change it. */
const token = sql<string>`${deliveries.nextAttemptAt}::text`;
const claimColumns = {
  sink: deliveries.sink,
  seq: deliveries.seq,
  attempts: deliveries.attempts,
  failure: deliveries.failure,
  token,
};

/**
 * The Deliveries port on a table. A claim is a row whose next attempt lies in the future: no transaction stays open
 * while a sink is spoken to, which on the embedded database would hold everybody up.
 */
export function createDeliveries(db: Drizzle): Deliveries {
  return {
    async enroll(sinks) {
      if (sinks.length === 0) return;
      const rows = sinks.map((sink) => ({ sink, seq: lastEvent }));
      await db.insert(deliveries).values(rows).onConflictDoNothing();
    },
    async claim(sink, leaseMs) {
      const isDue = sql`${deliveries.nextAttemptAt} <= now() AND ${deliveries.seq} < ${lastEvent}`;
      const [row] = await db
        .update(deliveries)
        .set({ nextAttemptAt: afterMs(leaseMs) })
        .where(and(eq(deliveries.sink, sink), isDue))
        .returning(claimColumns);
      return row === undefined ? null : toClaim(row);
    },
    async save(claim, waitMs) {
      const { seq, attempts, failure } = claim;
      const [row] = await db
        .update(deliveries)
        .set({
          seq,
          attempts,
          failure: failure === null ? null : JSON.stringify(failure),
          nextAttemptAt: afterMs(waitMs),
        })
        .where(and(eq(deliveries.sink, claim.sink), eq(token, claim.token)))
        .returning(claimColumns);
      return row === undefined ? null : toClaim(row);
    },
    async list() {
      const rows = await db
        .select({
          ...claimColumns,
          last: lastEvent.mapWith(Number),
          nextAttemptAt: deliveries.nextAttemptAt,
        })
        .from(deliveries)
        .orderBy(asc(deliveries.sink));
      return rows.map(
        ({ last, nextAttemptAt, ...row }): DeliveryState => ({
          ...toProgress(row),
          behind: Math.max(0, last - row.seq),
          nextAttemptAt: nextAttemptAt.getTime(),
        }),
      );
    },
  };
}

type Row = Omit<DeliveryClaim, 'failure'> & { readonly failure: string | null };

const toProgress = ({ sink, seq, attempts, failure }: Row): DeliveryProgress => ({
  sink,
  seq,
  attempts,
  failure: failure === null ? null : (JSON.parse(failure) as Failure),
});

const toClaim = (row: Row): DeliveryClaim => ({ ...toProgress(row), token: row.token });
