import { VICTIMS } from './moments.ts';
import type { Torture } from './options.ts';
import { isRight, type RoundResult } from './run-round.ts';
import { nameOfStage, STAGES, type Stage } from './stage.ts';

/** Plays one round again; the victims are part of what its seed decides. */
export const replayCommand = ({ plan }: RoundResult, { victims }: Pick<Torture, 'victims'>): string =>
  `npm run torture -- --replay ${plan.seed} --database ${plan.database}${
    victims.length === VICTIMS.length ? '' : ` --victims ${victims.join(',')}`
  }`;

/** Above this, a machine is so busy that what takes too long says nothing about the product. */
const STARVED = 4;

/** One line for a right end; for a wrong one, everything that helps to find out why. */
export function roundLines(torture: Torture, result: RoundResult, number: number): readonly string[] {
  const { plan, end, kills, requests, durationMs, resumes, exits, invariants, story, directory, load } =
    result;
  const line = [
    String(number).padStart(4),
    plan.database.padEnd(8),
    String(plan.seed).padStart(9),
    `${plan.fault === null ? 'healthy' : 'bad    '} → ${end.padEnd(11)}`,
    `${String(kills.length).padStart(2)} kills`,
    `${requests?.failed ?? 0}/${requests?.total ?? 0} failed`,
    `${(durationMs / 1_000).toFixed(0)} s`,
    ...(resumes > 0 ? [`resumed ${resumes}×`] : []),
    ...(exits.length > 0 ? [`controller gave up ${exits.length}×`] : []),
    replayCommand(result, torture),
  ].join('  ');
  if (isRight(result))
    return torture.replay === null ? [line] : [line, ...story.map((one) => `      ${one}`)];
  return [
    `${line}  WRONG END${load > STARVED ? ` on a starved machine (${load.toFixed(1)} processes for each core)` : ''}`,
    ...invariants.map(
      ({ name, against }) =>
        `      ${against.length === 0 ? 'ok   ' : 'WRONG'} ${name}${against.map((one) => `\n            ${one}`).join('')}`,
    ),
    ...story.map((one) => `      ${one}`),
    ...exits.map(({ command, code, said }) => `      ${command} ended with ${code}: ${said}`),
    `      its files: ${directory}`,
  ];
}

/** How often each key occurs, most frequent first. */
function countBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

interface StageCount {
  readonly stage: Stage;
  readonly kills: number;
  /** By victim, in the order of `VICTIMS`. */
  readonly byVictim: readonly number[];
}

/** How much was killed while a release was where; every stage has its row, also the one in which nothing was. */
export function countByStage(results: readonly RoundResult[]): readonly StageCount[] {
  const kills = results.flatMap((result) => result.kills);
  return STAGES.map((stage) => {
    const own = kills.filter((kill) => kill.stage === stage);
    return {
      stage,
      kills: own.length,
      byVictim: VICTIMS.map((victim) => own.filter((kill) => kill.victim === victim).length),
    };
  });
}

/** What kind of release a round had. A planned fault is not injected where a killed component brings it home before. */
function kindOf({ plan, brokenAt }: RoundResult): string {
  if (plan.fault === null) return 'healthy';
  return brokenAt === null ? 'bad, its fault not injected' : 'bad';
}

/** How often which kind of release ended how. */
export const countEnds = (results: readonly RoundResult[]): readonly [string, number][] =>
  countBy(results, (result) => `${kindOf(result)} → ${result.end}`);

/** How long it took until what users need was back, and how often it never was. */
export const recoveries = (results: readonly RoundResult[]): readonly [string, string][] =>
  (['router', 'component'] as const).map((victim) => {
    const kills = results.flatMap((result) => result.kills).filter((kill) => kill.victim === victim);
    const times = kills.flatMap(({ at, recoveredAt }) => (recoveredAt === null ? [] : [recoveredAt - at]));
    const missing = kills.length - times.length;
    return [victim, `${spread(times)}${missing === 0 ? '' : `; not before its end ${missing} ×`}`];
  });

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  if (sorted.length === 0) return '–';
  return `${sorted[Math.floor(sorted.length / 2)]} ms in the middle, ${sorted.at(-1)} ms at most`;
}

/** Requests of the rounds in which these were killed and no other that users notice. */
export function requestsByClass(
  results: readonly RoundResult[],
): readonly [string, number, number, number][] {
  const classOf = ({ plan, kills }: RoundResult): string => {
    const hurting = ['router', 'component'].filter((victim) => kills.some((kill) => kill.victim === victim));
    return [...(plan.fault === null ? [] : ['fault']), ...hurting].join(' + ') || 'none of these';
  };
  return countBy(results, classOf).map(([name, rounds]) => {
    const own = results.filter((result) => classOf(result) === name);
    const sum = (key: 'total' | 'failed') =>
      own.reduce((all, { requests }) => all + (requests?.[key] ?? 0), 0);
    return [name, rounds, sum('total'), sum('failed')];
  });
}

/** What the rounds of a run amount to. */
export function summaryLines(
  torture: Torture,
  results: readonly RoundResult[],
  durationMs: number,
): readonly string[] {
  const kills = results.flatMap((result) => result.kills);
  const wrong = results.filter((result) => !isRight(result));
  const list = (counts: readonly [string, number][]) => counts.map(([name, n]) => `${name} ${n}`).join(', ');
  return [
    '',
    `${kills.length} kills in ${results.length} rounds, ${wrong.length} wrong ends, ${(durationMs / 60_000).toFixed(1)} min`,
    `by victim: ${list(countBy(kills, ({ victim }) => victim))}`,
    'by phase:',
    ...countByStage(results).map(
      (stage) => `  ${String(stage.kills).padStart(4)}  ${nameOfStage(stage.stage)}`,
    ),
    `ends: ${list(countEnds(results))}`,
    ...recoveries(results).map(([victim, text]) => `${victim} back after: ${text}`),
    ...requestsByClass(results).map(
      ([name, rounds, total, failed]) => `requests, ${name} (${rounds} rounds): ${failed} of ${total} failed`,
    ),
    ...countBy(
      results.flatMap(({ exits }) => exits),
      ({ command, code, said }) => `${command} ended by itself with ${code}: ${reasonIn(said)}`,
    ).map(([text, times]) => `${times} × ${text}`),
    ...wrong.map((result) => `wrong: ${replayCommand(result, torture)}`),
  ];
}

/** What a command that failed gives as its reason, without what differs from run to run. */
const reasonIn = (said: string): string =>
  (/^error: .*$/m.exec(said)?.[0] ?? said.slice(-200)).replace(/\d{4,}/g, '…');
