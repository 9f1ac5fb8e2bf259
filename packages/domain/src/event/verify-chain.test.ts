import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventRecord, GENESIS_HASH, hashEvent } from './chain.ts';
import { type ChainHead, type ChainRow, startChain, verifyEnd, verifyRow } from './verify-chain.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 6 });
const content = fc.record({
  at: fc.nat().map(String),
  type: fc.constant('release.planned'),
  actor: text,
  releaseId: fc.option(text),
  subject: text,
  reason: fc.option(text),
  data: fc.jsonValue().map((value) => JSON.stringify(value)),
});
type Content = Omit<EventRecord, 'seq' | 'at'> & { at: string };
const contents = fc.array(content, { minLength: 1, maxLength: 12 });

/** Rows as the store writes them. */
function chained(entries: readonly Content[]): ChainRow[] {
  let previous = GENESIS_HASH;
  return entries.map((entry, index) => {
    const row = { ...entry, seq: String(index + 1) };
    previous = hashEvent(previous, row);
    return { ...row, hash: previous };
  });
}

const sample = (length: number): ChainRow[] =>
  chained(
    Array.from({ length }, (_, index) => ({
      at: '1',
      type: 'release.planned',
      actor: 'mika',
      releaseId: null,
      subject: `${index}`,
      reason: null,
      data: '{}',
    })),
  );

/** Problems as `seq code`. */
function verify(rows: readonly ChainRow[], counter: bigint | null, noted: ChainHead | null = null) {
  let state = startChain(noted);
  const problems: string[] = [];
  const sorted = [...rows].sort((left, right) => Number(left.seq) - Number(right.seq));
  for (const row of sorted) {
    const step = verifyRow(state, row, counter);
    state = step.state;
    problems.push(...step.problems.map(({ seq, code }) => `${seq} ${code}`));
  }
  problems.push(...verifyEnd(state, counter).map(({ seq, code }) => `${seq} ${code}`));
  return { problems, state };
}

const replace = (rows: readonly ChainRow[], seq: number, more: Partial<ChainRow>): ChainRow[] =>
  rows.map((row) => (row.seq === String(seq) ? { ...row, ...more } : row));

describe('a log as it was written', () => {
  it('is whole, and its head is the last row', () => {
    fc.assert(
      fc.property(contents, (entries) => {
        const rows = chained(entries);
        const { problems, state } = verify(rows, BigInt(rows.length));
        expect(problems).toEqual([]);
        expect(state.rows).toBe(rows.length);
        expect(state.head).toEqual({ seq: BigInt(rows.length), hash: rows.at(-1)?.hash });
      }),
    );
  });

  it('may be empty', () => {
    expect(verify([], null).problems).toEqual([]);
    expect(verify([], 0n, { seq: 0n, hash: GENESIS_HASH }).problems).toEqual([]);
  });

  it('holds every head that was noted on the way', () => {
    const rows = sample(5);
    for (const { seq, hash } of rows)
      expect(verify(rows, 5n, { seq: BigInt(seq), hash }).problems).toEqual([]);
  });
});

describe('what is wrong is named by its row', () => {
  it('whatever column of whatever row was changed, that row alone', () => {
    const columns = ['at', 'type', 'actor', 'releaseId', 'subject', 'reason', 'data', 'hash'] as const;
    const change = fc.tuple(contents, fc.nat(), fc.constantFrom(...columns), fc.option(text));
    fc.assert(
      fc.property(change, ([entries, place, column, value]) => {
        const rows = chained(entries);
        const row = rows[place % rows.length] as ChainRow;
        fc.pre(row[column] !== value && (value !== null || ['releaseId', 'reason'].includes(column)));
        const changed = replace(rows, Number(row.seq), { [column]: value });
        expect(verify(changed, BigInt(rows.length)).problems).toEqual([`${row.seq} hashDiffers`]);
      }),
      { numRuns: 500 },
    );
  });

  it('where text moves from one column to the next', () => {
    const rows = replace(sample(3), 2, { actor: 'mik', subject: 'a1' });
    expect(verify(rows, 3n).problems).toEqual(['2 hashDiffers']);
  });

  it.each<[string, (rows: ChainRow[]) => ChainRow[], string[]]>([
    ['the first is gone', (rows) => rows.slice(1), ['1 missing']],
    ['one is gone', (rows) => rows.filter(({ seq }) => seq !== '3'), ['3 missing']],
    ['several are gone', (rows) => rows.filter(({ seq }) => !['2', '3', '4'].includes(seq)), ['2 missing']],
    ['the end is cut', (rows) => rows.slice(0, 3), ['4 endsEarly']],
    ['all are gone', () => [], ['1 endsEarly']],
    ['one has another number', (rows) => replace(rows, 3, { seq: '8' }), ['3 missing', '8 beyondCounter']],
    [
      'the last has another number',
      (rows) => replace(rows, 5, { seq: '9' }),
      ['9 beyondCounter', '5 endsEarly'],
    ],
    ['one is before the first', (rows) => replace(rows, 3, { seq: '-3' }), ['-3 outOfOrder', '3 missing']],
    ['one was added', (rows) => [...rows, { ...(rows[4] as ChainRow), seq: '6' }], ['6 beyondCounter']],
  ])('%s', (_what, tamper, expected) => {
    expect(verify(tamper(sample(5)), 5n).problems).toEqual(expected);
  });

  it('a gap hides nothing that comes after it', () => {
    const rows = replace(sample(6), 5, { actor: 'somebody else' }).filter(({ seq }) => seq !== '2');
    expect(verify(rows, 6n).problems).toEqual(['2 missing', '5 hashDiffers']);
  });

  it('two that changed places are both found', () => {
    const [first, second, third, fourth] = sample(4) as [ChainRow, ChainRow, ChainRow, ChainRow];
    const swapped = [first, { ...third, seq: '2' }, { ...second, seq: '3' }, fourth];
    expect(verify(swapped, 4n).problems).toEqual(expect.arrayContaining(['2 hashDiffers', '3 hashDiffers']));
  });

  it('the counter is gone, or counts too little or too much', () => {
    expect(verify(sample(3), null).problems).toEqual(['3 noCounter']);
    expect(verify(sample(3), 1n).problems).toEqual(['2 beyondCounter', '3 beyondCounter']);
    expect(verify(sample(3), 2n ** 62n).problems).toEqual(['4 endsEarly']);
  });
});

describe('a log that was written anew, whole', () => {
  const noted = { seq: 4n, hash: sample(5)[3]?.hash ?? '' };
  const forged = chained(sample(6).map((row) => (row.seq === '2' ? { ...row, actor: 'nobody' } : row)));

  it('is whole by itself, and is told by a head that was noted', () => {
    expect(verify(forged, 6n).problems).toEqual([]);
    expect(verify(forged, 6n, noted).problems).toEqual(['4 headDiffers']);
  });

  it('and cut is told by a head that is not there', () => {
    expect(verify(forged.slice(0, 3), 3n, noted).problems).toEqual(['4 headMissing']);
  });
});
