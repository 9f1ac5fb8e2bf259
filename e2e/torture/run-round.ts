import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../testing/receiver.ts';
import { REF } from '../testing/shop.ts';
import { supervise } from './controller.ts';
import type { RoundDatabases } from './database.ts';
import { findOut } from './findings.ts';
import { checkInvariants, type Invariant } from './invariants.ts';
import { type Played, play } from './play.ts';
import type { Program } from './program.ts';
import { type Record, readRecord } from './record.ts';
import { type LoadReport, openRound } from './round.ts';
import type { RoundPlan } from './round-plan.ts';
import { type Stage, stageAt } from './stage.ts';

/** A kill, and where the release was then, as its log says. */
export type PlacedKill = Played['kills'][number] & { readonly stage: Stage };

/** How a round went. */
export interface RoundResult {
  readonly plan: RoundPlan;
  /** What the release ended as; what went wrong when the round itself could not be finished. */
  readonly end: string;
  readonly invariants: readonly Invariant[];
  readonly kills: readonly PlacedKill[];
  /** When the planned fault was injected (epoch ms); null where it was not. */
  readonly brokenAt: number | null;
  readonly resumes: number;
  readonly exits: Played['controller']['exits'];
  readonly requests: LoadReport | null;
  readonly durationMs: number;
  /** Processes that wanted to run at the end, for each core: far above one, everything takes longer than it should. */
  readonly load: number;
  /** One line for each event and kill, in order; for whoever looks into a wrong end. */
  readonly story: readonly string[];
  readonly directory: string;
}

/** Whether everything that must hold held. */
export const isRight = ({ invariants }: RoundResult): boolean =>
  invariants.every(({ against }) => against.length === 0);

export interface RoundRun {
  readonly plan: RoundPlan;
  readonly program: Program;
  readonly databases: RoundDatabases;
  /** Aborts the round; it clears up all the same. */
  readonly signal: AbortSignal;
}

/** Plays a round and judges its end. Leaves nothing behind but, on a wrong end, its files. */
export async function runRound({ plan, program, databases, signal }: RoundRun): Promise<RoundResult> {
  const startedAt = Date.now();
  const round = await openRound(plan, program, databases);
  const { options } = round;
  const controller = supervise({ program, ref: REF, options, lives: ['serve', ...plan.lives] });
  let result: RoundResult | null = null;
  let played: Played | null = null;
  try {
    played = await play(round, controller, signal);
    await controller.stop();
    signal.throwIfAborted();
    const record = await readRecord(round);
    const requests = (await played.load?.stop()) ?? null;
    const invariants = checkInvariants(await findOut(round, played, record, requests));
    result = {
      plan,
      end: record.sight.release.status,
      invariants,
      kills: placeKills(played, record.sight.events),
      brokenAt: played.brokenAt,
      resumes: played.resumes,
      exits: played.controller.exits,
      requests,
      durationMs: Date.now() - startedAt,
      load: loadPerCore(),
      story: tell(startedAt, played, record, round.receiver.reports()),
      directory: round.shop.directory,
    };
    if (!isRight(result)) await writeFile(join(result.directory, 'seen.json'), JSON.stringify(record.sight));
    return result;
  } catch (error) {
    result = unfinished(plan, round.shop.directory, startedAt, played, error);
    return result;
  } finally {
    await controller.stop();
    await played?.load?.stop().catch(() => undefined);
    // What was broken off is no wrong end.
    const isWrong = result !== null && !isRight(result) && !(signal.aborted && result.end === 'unknown');
    await round.remove(isWrong);
  }
}

const placeKills = ({ kills }: Played, events: Record['sight']['events']): readonly PlacedKill[] =>
  kills.map((kill) => ({ ...kill, stage: stageAt(events, kill.at) }));

const loadPerCore = (): number => (loadavg()[0] ?? 0) / cpus().length;

const unfinished = (
  plan: RoundPlan,
  directory: string,
  startedAt: number,
  played: Played | null,
  error: unknown,
): RoundResult => ({
  plan,
  end: 'unknown',
  invariants: [
    { name: 'the round can be finished', against: [String(error instanceof Error ? error.stack : error)] },
  ],
  kills: played === null ? [] : placeKills(played, played.lastSight?.events ?? []),
  brokenAt: played?.brokenAt ?? null,
  resumes: played?.resumes ?? 0,
  exits: played?.controller.exits ?? [],
  requests: null,
  durationMs: Date.now() - startedAt,
  load: loadPerCore(),
  story: [],
  directory,
});

function tell(
  startedAt: number,
  { kills, brokenAt }: Played,
  { sight }: Record,
  reports: readonly Report[],
): readonly string[] {
  const events = sight.events.map(({ at, type, text }) => ({ at: Date.parse(at), text: `${type}: ${text}` }));
  const killed = kills.map(({ at, victim, name, recoveredAt }) => ({
    at,
    text: `KILL ${victim} ${name} in ${stageAt(sight.events, at)}${recoveredAt === null ? ', not back' : `, back after ${recoveredAt - at} ms`}`,
  }));
  const broken = brokenAt === null ? [] : [{ at: brokenAt, text: 'FAULT' }];
  const reported = reports.map(({ at, effect, instance, pid }) => ({
    at,
    text: `reported: ${effect} ${instance} as ${pid}`,
  }));
  return [...events, ...killed, ...broken, ...reported]
    .sort((one, other) => one.at - other.at)
    .map(({ at, text }) => `${((at - startedAt) / 1_000).toFixed(2).padStart(7)} s  ${text}`);
}
