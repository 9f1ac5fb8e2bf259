import { sql } from 'drizzle-orm';
import type { Drizzle, DrizzleTransaction } from './drizzle.ts';
import { counters } from './schema.ts';

/**
 * Adds to a counter and gives its new value. Inside a transaction the counter stays locked until the end: who
 * counts next sees this count or, after a rollback, none of it, so that the numbers have no gaps. Outside one
 * the count is permanent at once, and no number is ever given twice.
 */
export async function count(
  db: Drizzle | DrizzleTransaction,
  name: 'event' | 'epoch',
  by: number,
): Promise<number> {
  const [row] = await db
    .insert(counters)
    .values({ name, value: by })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + ${by}` } })
    .returning({ value: counters.value });
  if (row === undefined) throw new Error(`Counting ${name} gave no value`);
  return row.value;
}
