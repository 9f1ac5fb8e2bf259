import { ANSWER_HOURS, CLAIM_SECONDS, type Claim, type RequestLedger } from '@tminus/engine';
import { withOutages } from './outage.ts';
import type { SqlPool } from './sql-pool.ts';

/**
 * Takes the key when nobody has it, when its answer is too old, or when the same request claimed it and never ended; one
 * statement, so that of two claims one wins. The moment of the claim, which no later one shares, is its token. Others'
 * old keys go away with it: the table needs no other care.
 */
const CLAIM = `
  WITH old AS (
    DELETE FROM idempotency_keys WHERE key IN (
      SELECT key FROM idempotency_keys
      WHERE created_at < now() - make_interval(hours => $3) AND key <> $1 LIMIT 100 FOR UPDATE SKIP LOCKED
    )
  )
  INSERT INTO idempotency_keys AS present (key, fingerprint) VALUES ($1, $2)
  ON CONFLICT (key) DO UPDATE
    SET fingerprint = excluded.fingerprint, status = NULL, body = NULL, created_at = now()
    WHERE present.created_at < now() - make_interval(hours => $3)
      OR (present.status IS NULL AND present.fingerprint = excluded.fingerprint
        AND present.created_at < now() - make_interval(secs => $4))
  RETURNING extract(epoch FROM created_at)::text AS token`;

const LOOK = `
  SELECT fingerprint, status, body,
    greatest(1, ceil($2 - extract(epoch FROM now() - created_at)))::int AS seconds
  FROM idempotency_keys WHERE key = $1`;

const MINE = `key = $1 AND extract(epoch FROM created_at)::text = $2 AND status IS NULL`;

interface Row {
  readonly fingerprint: string;
  readonly status: number | null;
  readonly body: string | null;
  readonly seconds: number;
}

/** How often a key may be freed between two looks at it. */
const ATTEMPTS = 5;

/** The RequestLedger port on a table; times are the database's. */
export function createRequestLedger(pool: SqlPool): RequestLedger {
  return withOutages({
    async claim(key, fingerprint) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const { rows } = await pool.query<{ token: string }>(CLAIM, [
          key,
          fingerprint,
          ANSWER_HOURS,
          CLAIM_SECONDS,
        ]);
        if (rows[0] !== undefined) return { kind: 'mine', token: rows[0].token };
        const found = await pool.query<Row>(LOOK, [key, CLAIM_SECONDS]);
        if (found.rows[0] !== undefined) return readClaim(found.rows[0], fingerprint);
      }
      return { kind: 'underWay', seconds: 1 };
    },
    async record(key, token, { status, body }) {
      await pool.query(`UPDATE idempotency_keys SET status = $3, body = $4 WHERE ${MINE}`, [
        key,
        token,
        status,
        body,
      ]);
    },
    async abandon(key, token) {
      await pool.query(`DELETE FROM idempotency_keys WHERE ${MINE}`, [key, token]);
    },
  } satisfies RequestLedger);
}

function readClaim({ fingerprint: first, status, body, seconds }: Row, fingerprint: string): Claim {
  if (first !== fingerprint) return { kind: 'reused' };
  return status === null
    ? { kind: 'underWay', seconds }
    : { kind: 'answered', answer: { status, body: body ?? '' } };
}
