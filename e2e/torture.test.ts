import { hasPostgres } from '@tminus/adapters/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabases } from './torture/database.ts';
import { VICTIMS } from './torture/moments.ts';
import { copyProgram, type Program } from './torture/program.ts';
import { type DatabaseKind, planRound } from './torture/round-plan.ts';
import { type RoundResult, runRound } from './torture/run-round.ts';
import type { Stage } from './torture/stage.ts';

/*
 * A few rounds of `npm run torture`, always the same. When one fails, its message has the story of the round, and
 * `npm run torture -- --replay SEED --database KIND` plays it again.
 */

let program: Program;
beforeAll(async () => {
  program = await copyProgram();
});
afterAll(() => program.remove());

/** Plays a round that nothing may speak against. */
async function playRight(kind: DatabaseKind, seed: number): Promise<RoundResult> {
  const databases = await openDatabases(kind);
  try {
    const result = await runRound({
      plan: planRound(seed, kind, VICTIMS),
      program,
      databases,
      signal: new AbortController().signal,
    });
    const against = result.invariants.flatMap((one) => one.against.map((text) => `${one.name}: ${text}`));
    expect(against, [...against, ...result.story, `its files: ${result.directory}`].join('\n')).toEqual([]);
    return result;
  } finally {
    await databases.remove();
  }
}

/** From the decision to go back on. */
const BACK: readonly Stage[] = ['rolling_back', 'at_home', 'rolled_back', 'over'];

/** Each seed of the bad ones has the controller killed within milliseconds of the decision, and again later. */
async function expectRightEnds(kind: DatabaseKind, seeds: { healthy: number; bad: number }): Promise<void> {
  const [healthy, bad] = await Promise.all([playRight(kind, seeds.healthy), playRight(kind, seeds.bad)]);
  expect(healthy.plan.fault).toBeNull();
  expect(healthy.end).toBe('deployed');
  expect(healthy.kills.length).toBeGreaterThanOrEqual(3);
  expect(bad.plan.fault).not.toBeNull();
  expect(bad.brokenAt, 'when the fault was injected').not.toBeNull();
  expect(bad.end).toBe('rolled_back');
  const stages = bad.kills.map(({ stage }) => stage);
  expect(
    stages.filter((stage) => BACK.includes(stage)),
    stages.join(),
  ).not.toEqual([]);
}

describe('kills at seeded moments, on the embedded database', () => {
  it('a healthy release is deployed and a bad one rolled back, all invariants hold', () =>
    expectRightEnds('embedded', { healthy: 395, bad: 336 }));
});

describe.skipIf(!hasPostgres)('kills at seeded moments, on PostgreSQL', () => {
  it('a healthy release is deployed and a bad one rolled back, all invariants hold', () =>
    expectRightEnds('postgres', { healthy: 343, bad: 382 }));
});
