import { parseArgs } from 'node:util';
import { LARGEST_SEED } from './chance.ts';
import { VICTIMS, type Victim } from './moments.ts';
import type { DatabaseKind } from './round-plan.ts';

/** What was asked for on the command line. */
export interface Torture {
  readonly kills: number;
  readonly seed: number;
  readonly replay: number | null;
  readonly databases: readonly DatabaseKind[];
  readonly victims: readonly Victim[];
  readonly atOnce: number;
  readonly write: boolean;
  /** Aborts when the run is to stop: its time is over, or somebody interrupted it. */
  readonly signal: AbortSignal;
}

const USAGE = `npm run torture -- [--kills 300] [--seed N | --replay ROUND] [--database embedded|postgres|both]
  [--victims ${VICTIMS.join(',')}] [--at-once 2] [--minutes 30] [--write]`;

/** Reads the command line; throws with the usage when something in it makes no sense. */
export function readOptions(args: readonly string[]): Torture {
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
    write: values.write,
    signal: endOfRun(number(values.minutes) * 60_000),
  };
}

/** One controller for all reasons: `AbortSignal.any` loses a time-out that nothing else refers to (Node 20). */
function endOfRun(timeoutMs: number): AbortSignal {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), timeoutMs).unref();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}
