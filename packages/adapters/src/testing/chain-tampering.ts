import type { ChainProblem } from '@tminus/domain';
import fc from 'fast-check';
import type { SqlPool } from '../database/sql-pool.ts';

/** Columns of the event log, each with what turns its text into its type again. */
const TYPES = {
  seq: '::bigint',
  at: '::bigint',
  type: '',
  actor: '',
  release_id: '',
  subject: '',
  reason: '',
  data: '::json',
  hash: '',
} as const;
type Column = keyof typeof TYPES;

export const COLUMNS = Object.keys(TYPES) as Column[];

/** Something done to a log of `length` rows behind the product's back, and the rows that must be named for it. */
export interface Tampering {
  readonly what: string;
  /** False when the database does not take it, or nothing is different after it. */
  apply(pool: SqlPool, length: number): Promise<boolean>;
  /** Whether these problems are the right ones. */
  isNamed(problems: readonly ChainProblem[], length: number): boolean;
}

const rowsOf = (problems: readonly ChainProblem[]): number[] => problems.map(({ seq }) => Number(seq));
const sameRows = (problems: readonly ChainProblem[], rows: readonly number[]): boolean =>
  JSON.stringify(rowsOf(problems).sort((a, b) => a - b)) === JSON.stringify([...rows].sort((a, b) => a - b));
const upTo = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
/** A row's number from any natural number. */
const rowAt = (place: number, length: number): number => (place % length) + 1;

async function stored(pool: SqlPool, column: Column, row: number): Promise<string | null> {
  const query = `SELECT ${column}::text AS text FROM events WHERE seq = $1`;
  return (await pool.query<{ text: string | null }>(query, [row])).rows[0]?.text ?? null;
}

/** Puts these bytes where the column's text was; false when the database refuses them. */
async function put(pool: SqlPool, column: Column, row: number, bytes: Buffer | null): Promise<boolean> {
  const value = `convert_from(decode($1, 'hex'), 'UTF8')${TYPES[column]}`;
  try {
    const text = bytes === null ? null : bytes.toString('hex');
    await pool.query(`UPDATE events SET ${column} = ${value} WHERE seq = $2`, [text, row]);
    return true;
  } catch {
    // Not UTF-8, no number, no JSON, or a number that another row has: such a change cannot be made at all.
    return false;
  }
}

/** One byte of one column of one row is another one. */
function flip(column: Column, place: number, offset: number, byte: number): Tampering {
  let seqAfter = 0;
  return {
    what: `byte ${offset} of ${column} of row ${place} becomes ${byte}`,
    async apply(pool, length) {
      const row = rowAt(place, length);
      const before = await stored(pool, column, row);
      if (before === null || before === '') return false;
      const bytes = Buffer.from(before);
      bytes[offset % bytes.length] = byte;
      if (bytes.equals(Buffer.from(before)) || !(await put(pool, column, row, bytes))) return false;
      seqAfter = column === 'seq' ? Number(bytes.toString()) : row;
      return true;
    },
    isNamed: (problems, length) =>
      sameRows(problems, [...new Set([rowAt(place, length), seqAfter])]) && problems.length > 0,
  };
}

/** No value becomes an empty one, or the other way round. */
const blank = (column: 'release_id' | 'reason', place: number): Tampering => ({
  what: `${column} of row ${place} is null for empty or empty for null`,
  async apply(pool, length) {
    const row = rowAt(place, length);
    const { rows } = await pool.query<{ text: string | null }>(
      `SELECT ${column} AS text FROM events WHERE seq = $1`,
      [row],
    );
    const text = rows[0]?.text;
    if (text !== null && text !== '') return false;
    return put(pool, column, row, text === null ? Buffer.of() : null);
  },
  isNamed: (problems, length) => sameRows(problems, [rowAt(place, length)]),
});

const remove = (place: number): Tampering => ({
  what: `row ${place} is deleted`,
  async apply(pool, length) {
    await pool.query('DELETE FROM events WHERE seq = $1', [rowAt(place, length)]);
    return true;
  },
  isNamed: (problems, length) => sameRows(problems, [rowAt(place, length)]),
});

const swap = (place: number, distance: number): Tampering => {
  const pair = (length: number): [number, number] => [rowAt(place, length), rowAt(place + distance, length)];
  return {
    what: `rows ${place} and ${place + distance} change places`,
    async apply(pool, length) {
      const [left, right] = pair(length);
      if (left === right) return false;
      for (const [from, to] of [
        [left, -1],
        [right, left],
        [-1, right],
      ])
        await pool.query('UPDATE events SET seq = $2 WHERE seq = $1', [from, to]);
      return true;
    },
    isNamed(problems, length) {
      const [left, right] = pair(length);
      const named = rowsOf(problems);
      const near = [left, right, left + 1, right + 1];
      return named.includes(left) && named.includes(right) && named.every((row) => near.includes(row));
    },
  };
};

const insert = (place: number): Tampering => ({
  what: `a copy of row ${place} is put before it, and the rest moves on`,
  async apply(pool, length) {
    const row = rowAt(place, length);
    for (const seq of upTo(row, length).reverse())
      await pool.query('UPDATE events SET seq = seq + 1 WHERE seq = $1', [seq]);
    await pool.query(
      `INSERT INTO events SELECT $1::bigint, at, type, actor, release_id, subject, reason, data, hash
       FROM events WHERE seq = $1::bigint + 1`,
      [row],
    );
    await pool.query(`UPDATE counters SET value = value + 1 WHERE name = 'event'`);
    return true;
  },
  // The copy stands where its row stood and is that row; what moved on is not where it was written.
  isNamed: (problems, length) => sameRows(problems, upTo(rowAt(place, length) + 1, length + 1)),
});

const append = (place: number): Tampering => ({
  what: `a copy of row ${place} is put after the end`,
  async apply(pool, length) {
    await pool.query(
      `INSERT INTO events SELECT $1, at, type, actor, release_id, subject, reason, data, hash
       FROM events WHERE seq = $2`,
      [length + 1, rowAt(place, length)],
    );
    return true;
  },
  isNamed: (problems, length) => sameRows(problems, [length + 1]),
});

const cut = (place: number): Tampering => ({
  what: `everything from row ${place} on is deleted`,
  async apply(pool, length) {
    await pool.query('DELETE FROM events WHERE seq >= $1', [rowAt(place, length)]);
    return true;
  },
  isNamed: (problems, length) => sameRows(problems, [rowAt(place, length)]),
});

const rewrite = (place: number): Tampering => ({
  what: `everything from row ${place} on is by somebody else`,
  async apply(pool, length) {
    await pool.query(`UPDATE events SET actor = actor || '!' WHERE seq >= $1`, [rowAt(place, length)]);
    return true;
  },
  isNamed: (problems, length) => sameRows(problems, upTo(rowAt(place, length), length)),
});

const digit = fc.integer({ min: 0x30, max: 0x39 });
const byteFor = (column: Column) =>
  column === 'seq' || column === 'at'
    ? digit
    : fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), digit, fc.nat(255));

/** One byte of the column becomes another one, in some row. */
export const flipsOf = (column: Column): fc.Arbitrary<Tampering> =>
  fc.tuple(fc.nat(), fc.nat(), byteFor(column)).map((args) => flip(column, ...args));

/** What else can be done to rows. */
export const tamperings: fc.Arbitrary<Tampering> = fc.oneof(
  fc.tuple(fc.constantFrom('release_id' as const, 'reason' as const), fc.nat()).map((args) => blank(...args)),
  fc.nat().map(remove),
  fc.tuple(fc.nat(), fc.nat(20)).map((args) => swap(...args)),
  fc.nat().map(insert),
  fc.nat().map(append),
  fc.nat().map(cut),
  fc.nat().map(rewrite),
);
