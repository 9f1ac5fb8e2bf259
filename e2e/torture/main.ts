import { hasPostgres } from '@tminus/adapters/testing';
import { chanceOf, LARGEST_SEED } from './chance.ts';
import { openDatabases } from './database.ts';
import { readOptions, type Torture } from './options.ts';
import { copyProgram, type Program } from './program.ts';
import { writeReport } from './report.ts';
import { type DatabaseKind, planRound } from './round-plan.ts';
import { isRight, type RoundResult, runRound } from './run-round.ts';
import { shortfalls } from './shortfall.ts';
import { roundLines, summaryLines } from './summary.ts';

/** Runs rounds until enough was killed or the time is over; answers with the exit code, 0 only for all that was asked. */
export async function main(args: readonly string[]): Promise<number> {
  const torture = readOptions(args);
  const startedAt = Date.now();
  const program = await copyProgram();
  const results: RoundResult[] = [];
  try {
    print(`seed ${torture.seed}`);
    for (const kind of torture.databases) {
      if (kind === 'postgres' && !hasPostgres) {
        print('PostgreSQL is not installed: skipped');
        continue;
      }
      results.push(...(await runRounds(torture, kind, program)));
    }
  } finally {
    await program.remove();
  }
  for (const line of summaryLines(torture, results, Date.now() - startedAt)) print(line);
  const missing = shortfalls(torture, results, hasPostgres);
  for (const line of missing) print(`too few: ${line}`);
  if (torture.write) print(`wrote ${await writeReport(torture, results, Date.now() - startedAt)}`);
  return results.length > 0 && results.every(isRight) && missing.length === 0 ? 0 : 1;
}

/** Rounds on one kind of database, some at once, each worker with a server of its own. */
async function runRounds(
  torture: Torture,
  kind: DatabaseKind,
  program: Program,
): Promise<readonly RoundResult[]> {
  const seeds = chanceOf(torture.seed);
  const results: RoundResult[] = [];
  let begun = 0;
  const hasEnough = (): boolean =>
    torture.signal.aborted ||
    (torture.replay !== null
      ? begun > 0
      : results.reduce((sum, { kills }) => sum + kills.length, 0) >= torture.kills);
  const work = async (): Promise<void> => {
    const databases = await openDatabases(kind);
    try {
      while (!hasEnough()) {
        begun += 1;
        const seed = torture.replay ?? seeds.below(LARGEST_SEED);
        const result = await runRound({
          plan: planRound(seed, kind, torture.victims),
          program,
          databases,
          signal: torture.signal,
        });
        // What was broken off says nothing.
        if (torture.signal.aborted && result.end === 'unknown') break;
        results.push(result);
        for (const line of roundLines(torture, result, results.length)) print(line);
      }
    } finally {
      await databases.remove();
    }
  };
  await Promise.all(Array.from({ length: torture.replay === null ? torture.atOnce : 1 }, work));
  return results;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
