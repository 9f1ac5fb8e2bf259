import type { Expanded } from './expand.ts';
import type { FactorName } from './factor.ts';
import { type Grid, lyingIn, markCells, meeting, startOf } from './grid.ts';
import { measureFrom } from './measure.ts';
import {
  availability,
  disturbances,
  IMPACT_UNIT,
  impactLayers,
  nearTimes,
  TEAM_UNIT,
  watchDays,
  watchers,
} from './weigh.ts';
import type { WindowFacts, WindowRequest } from './window-search.ts';

/** score = max(0, 100 − 10·B + 20·T + 15·D − 25·R + 10·C), every factor 0 … 1. */
export const WEIGHTS: Readonly<Record<FactorName, number>> = {
  business: -10,
  team: 20,
  dependencies: 15,
  risk: -25,
  compliance: 10,
};

const BASE = 100;
/** What a soak on days off, and a freeze or a release near by, adds to the risk that is left. */
const SOAK_OFF = 0.5;
const NEARBY = 0.25;

/** The values of the factors at a start, each rounded to four decimals: what is told adds up to the score. */
export type FactorValues = Readonly<Record<FactorName, number>>;

export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

export function scoreOf(values: FactorValues): number {
  const { business, team, dependencies, risk, compliance } = values;
  const sum =
    BASE +
    WEIGHTS.business * business +
    WEIGHTS.team * team +
    WEIGHTS.dependencies * dependencies +
    WEIGHTS.risk * risk +
    WEIGHTS.compliance * compliance;
  return Math.max(0, rounded(sum));
}

/** What a window needs to be judged, measured for every start of a grid. */
export interface Measurements {
  readonly values: (cell: number) => FactorValues;
  /** Share of the last soak on days off. */
  readonly soakOff: (cell: number) => number;
}

/** Measures every start of a grid in passes over starts and facts, never over facts for each start. */
export function measureFactors(
  request: WindowRequest,
  facts: WindowFacts,
  expanded: Expanded,
  grid: Grid,
): Measurements {
  const { lengthMs } = grid;
  const impact = measureFrom(grid, impactLayers(expanded), 0, lengthMs);
  const team = measureFrom(grid, availability(expanded), 0, lengthMs);
  const watched = measureFrom(grid, watchDays(expanded), lengthMs, lengthMs + request.soakMs);
  const near = markCells(
    grid,
    disturbances(request, facts, expanded).flatMap((source) =>
      nearTimes(source).map((time) => meeting(grid, time)),
    ),
  );
  const met = countMet(expanded, grid);
  const people = request.people.length;
  const watch = watchers(expanded) * request.soakMs;
  const required = facts.requirements.length;
  const soakOff = (cell: number): number => (watch === 0 ? 0 : (watch - (watched[cell] ?? 0)) / watch);
  return {
    soakOff,
    values: (cell) => ({
      business: rounded((impact[cell] ?? 0) / (IMPACT_UNIT * lengthMs)),
      team: people === 0 ? 1 : rounded((team[cell] ?? 0) / (TEAM_UNIT * people * lengthMs)),
      dependencies: rounded(readiness(facts, startOf(grid, cell))),
      risk: rounded(riskOf(facts.risk, soakOff(cell), near[cell] === 1)),
      compliance: required === 0 ? 1 : rounded((met[cell] ?? 0) / required),
    }),
  };
}

/** 1 − (1 − risk)·(1 − soak share on days off · 0.5)·(1 − 0.25 when something is near). */
const riskOf = (own: number, soakOff: number, isNear: boolean): number =>
  1 - (1 - within(own)) * (1 - soakOff * SOAK_OFF) * (1 - (isNear ? NEARBY : 0));

/**
 * Mean of the probability that the work is done and of the share of dependencies that are ready; the first alone when
 * there are none.
 */
function readiness({ dependencies, doneShare }: WindowFacts, start: number): number {
  const done = within(doneShare(start));
  if (dependencies.length === 0) return done;
  let ready = 0;
  for (const { readyAt } of dependencies) if (readyAt !== null && readyAt <= start) ready += 1;
  return (done + ready / dependencies.length) / 2;
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

function countMet({ requirements }: Expanded, grid: Grid): Int32Array {
  const counts = new Int32Array(grid.count);
  for (const { entry, times } of requirements) {
    if (entry.isOpen === true) continue;
    const marks =
      entry.period === null
        ? null
        : markCells(
            grid,
            times.map((time) => lyingIn(grid, time)),
          );
    for (let cell = 0; cell < grid.count; cell += 1)
      counts[cell] = (counts[cell] ?? 0) + (marks === null ? 1 : (marks[cell] ?? 0));
  }
  return counts;
}
