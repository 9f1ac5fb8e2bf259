import { hasPostgres } from '@tminus/adapters/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabases } from './torture/database.ts';
import { copyProgram, type Program } from './torture/program.ts';
import { type DatabaseKind, planRound, VICTIMS } from './torture/round-plan.ts';
import { runRound } from './torture/run-round.ts';

/*
 * A few rounds of `npm run torture`, always the same. When one fails, its message has the story of the round, and
 * `npm run torture -- --replay SEED --database KIND` plays it again.
 */

let program: Program;
beforeAll(async () => {
  program = await copyProgram();
});
afterAll(() => program.remove());

/** Plays a round and tells what speaks against its end. */
async function wrongIn(kind: DatabaseKind, seed: number): Promise<readonly string[]> {
  const databases = await openDatabases(kind);
  try {
    const plan = planRound(seed, kind, VICTIMS);
    const result = await runRound({
      plan,
      program,
      databases,
      keepsWrong: true,
      signal: new AbortController().signal,
    });
    expect(result.kills.length).toBeGreaterThan(0);
    const against = result.invariants.flatMap((one) => one.against.map((text) => `${one.name}: ${text}`));
    return against.length === 0 ? [] : [...against, ...result.story, `its files: ${result.directory}`];
  } finally {
    await databases.remove();
  }
}

describe('kills at seeded moments, on the embedded database', () => {
  it('a healthy release is deployed and a bad one rolled back, all invariants hold', async () => {
    const wrong = await Promise.all([wrongIn('embedded', 36), wrongIn('embedded', 68)]);
    expect(wrong).toEqual([[], []]);
  });
});

describe.skipIf(!hasPostgres)('kills at seeded moments, on PostgreSQL', () => {
  it('a healthy release is deployed and a bad one rolled back, all invariants hold', async () => {
    const wrong = await Promise.all([wrongIn('postgres', 5), wrongIn('postgres', 68)]);
    expect(wrong).toEqual([[], []]);
  });
});
