import type { ErrorParams } from '../error/refusal.ts';
import { type EventRecord, GENESIS_HASH, hashEvent } from './chain.ts';

/** A row of the log in its stored text, column by column: what was changed cannot hide behind how it is read. */
export interface ChainRow extends EventRecord {
  readonly seq: string;
  readonly at: string;
  readonly hash: string;
}

/** A row and its hash; `seq` 0 is the state before the first. */
export interface ChainHead {
  readonly seq: bigint;
  readonly hash: string;
}

/** One thing that is wrong with the log: the row it is about, and a code under `audit.problem.` with its values. */
export interface ChainProblem {
  readonly seq: bigint;
  readonly code:
    | 'missing'
    | 'outOfOrder'
    | 'hashDiffers'
    | 'beyondCounter'
    | 'endsEarly'
    | 'noCounter'
    | 'headDiffers'
    | 'headMissing';
  readonly params: ErrorParams;
}

/** How far a log was verified, whatever its length. */
export interface ChainState {
  readonly rows: number;
  readonly head: ChainHead;
  /** Hashes that the next row may be chained to: more than one after a row that is wrong. */
  readonly links: readonly string[];
  /** A head noted earlier, until its row comes. */
  readonly noted: ChainHead | null;
}

const GENESIS: ChainHead = { seq: 0n, hash: GENESIS_HASH };

/** Nothing verified yet; a head that was noted earlier is compared when its row comes. */
export function startChain(noted: ChainHead | null): ChainState {
  const isGenesis = noted?.seq === GENESIS.seq && noted.hash === GENESIS.hash;
  return { rows: 0, head: GENESIS, links: [GENESIS.hash], noted: isGenesis ? null : noted };
}

/**
 * Takes the next row in ascending order of `seq`. `counter` is how many events were written when the row was read;
 * null when there is no such counter. After a row that is wrong it goes on from what that row holds, so that one
 * changed row is one problem.
 */
export function verifyRow(
  before: ChainState,
  row: ChainRow,
  counter: bigint | null,
): { state: ChainState; problems: readonly ChainProblem[] } {
  const seq = BigInt(row.seq);
  const { noted, problems } = meetNoted(before.noted, { seq, hash: row.hash });
  const state = { ...before, rows: before.rows + 1, noted };
  const stray = strayCode(before, seq, counter);
  if (stray !== null)
    return { state, problems: [{ seq, code: stray, params: { seq: row.seq } }, ...problems] };
  const head = { seq, hash: row.hash };
  const expected = before.head.seq + 1n;
  if (seq > expected)
    return { state: { ...state, head, links: [row.hash] }, problems: [missing(expected, seq), ...problems] };
  const computed = before.links.map((link) => hashEvent(link, row));
  if (computed.includes(row.hash)) return { state: { ...state, head, links: [row.hash] }, problems };
  // Where only its hash was changed, the next row is chained to the hash that it should have.
  const links = [row.hash, ...computed];
  const differs: ChainProblem = { seq, code: 'hashDiffers', params: { seq: row.seq } };
  return { state: { ...state, head, links }, problems: [differs, ...problems] };
}

/** Judges the end: the last row must be the last event that was counted. */
export function verifyEnd(
  { head, rows, noted }: ChainState,
  counter: bigint | null,
): readonly ChainProblem[] {
  const problems: ChainProblem[] = [];
  if (counter === null && rows > 0) problems.push({ seq: head.seq, code: 'noCounter', params: {} });
  if (counter !== null && head.seq < counter)
    problems.push({
      seq: head.seq + 1n,
      code: 'endsEarly',
      params: { last: String(head.seq), counter: String(counter) },
    });
  if (noted !== null)
    problems.push({ seq: noted.seq, code: 'headMissing', params: { seq: String(noted.seq) } });
  return problems;
}

/** Rows that no writer of the product can have put where they are. */
function strayCode(
  { head }: ChainState,
  seq: bigint,
  counter: bigint | null,
): 'outOfOrder' | 'beyondCounter' | null {
  if (seq <= head.seq) return 'outOfOrder';
  return counter !== null && seq > counter ? 'beyondCounter' : null;
}

const missing = (from: bigint, next: bigint): ChainProblem => ({
  seq: from,
  code: 'missing',
  params: { range: next - from === 1n ? String(from) : `${from}–${next - 1n}`, next: String(next) },
});

function meetNoted(
  noted: ChainHead | null,
  row: ChainHead,
): { noted: ChainHead | null; problems: readonly ChainProblem[] } {
  if (noted?.seq !== row.seq) return { noted, problems: [] };
  if (noted.hash === row.hash) return { noted: null, problems: [] };
  return {
    noted: null,
    problems: [{ seq: row.seq, code: 'headDiffers', params: { seq: String(row.seq), noted: noted.hash } }],
  };
}
