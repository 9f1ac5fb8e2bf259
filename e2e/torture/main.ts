import { parseArgs } from 'node:util';
import { hasPostgres } from '@tminus/adapters/testing';
import { chanceOf, LARGEST_SEED } from './chance.ts';
import { openDatabases } from './database.ts';
import { copyProgram, type Program } from './program.ts';
import { writeReport } from './report.ts';
import { type DatabaseKind, planRound, VICTIMS, type Victim } from './round-plan.ts';
import { isRight, type RoundResult, runRound } from './run-round.ts';
import { roundLines, summaryLines } from './summary.ts';

/** What was asked for on the command line. */
export interface Torture {
  readonly kills: number;
  readonly seed: number;
  readonly replay: number | null;
  readonly databases: readonly DatabaseKind[];
  readonly victims: readonly Victim[];
  readonly atOnce: number;
  readonly keep: boolean;
  readonly write: boolean;
  /** Aborts when the run is to stop: its time is over, or somebody interrupted it. */
  readonly signal: AbortSignal;
}

const USAGE = `npm run torture -- [--kills 300] [--seed N | --replay ROUND] [--database embedded|postgres|both]
  [--victims ${VICTIMS.join(',')}] [--at-once 2] [--minutes 30] [--keep] [--write]`;

function readOptions(args: readonly string[]): Torture {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '300' },
      seed: { type: 'string' },
      replay: { type: 'string' },
      database: { type: 'string', default: 'both' },
      victims: { type: 'string', default: VICTIMS.join(',') },
      'at-once': { type: 'string', default: '2' },
      minutes: { type: 'string', default: '30' },
      keep: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const number = (text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is no number\n${USAGE}`);
    return Number(text);
  };
  const victims = values.victims.split(',').map((name) => {
    const victim = VICTIMS.find((one) => one === name);
    if (victim === undefined) throw new Error(`${name} is no victim\n${USAGE}`);
    return victim;
  });
  if (!['embedded', 'postgres', 'both'].includes(values.database)) throw new Error(USAGE);
  return {
    kills: number(values.kills),
    seed: values.seed === undefined ? Math.floor(Math.random() * LARGEST_SEED) : number(values.seed),
    replay: values.replay === undefined ? null : number(values.replay),
    databases: (['embedded', 'postgres'] as const).filter(
      (kind) => values.database === 'both' || values.database === kind,
    ),
    victims,
    atOnce: Math.max(1, number(values['at-once'])),
    keep: values.keep,
    write: values.write,
    signal: AbortSignal.any([AbortSignal.timeout(number(values.minutes) * 60_000), interrupted()]),
  };
}

function interrupted(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}

/** Runs rounds until enough was killed or the time is over; answers with the exit code. */
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
  if (torture.write) print(`wrote ${await writeReport(torture, results, Date.now() - startedAt)}`);
  return results.length > 0 && results.every(isRight) ? 0 : 1;
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
          keepsWrong: torture.keep,
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
