import { shared } from '../conflicts.ts';
import type { Interval } from '../interval.ts';
import { union } from '../intervals.ts';
import { type Expanded, NEAR_MS } from './expand.ts';
import type { Weighed } from './measure.ts';
import type { WindowFacts, WindowRequest } from './window-search.ts';

/** Impacts are counted in thousandths, so that their sums are exact. */
export const IMPACT_UNIT = 1_000;
/** A quarter of availability outside of working hours; four quarters inside. */
export const TEAM_UNIT = 4;

const impactUnits = (impact: number): number => Math.round(impact * IMPACT_UNIT);

/**
 * impact(t) = 1 in business hours, else the largest impact of a peak then. As layers: from each level down to the next
 * lower one counts whatever has at least that level.
 */
export function impactLayers({ business, peaks }: Expanded): Weighed[] {
  const sources = [
    { level: IMPACT_UNIT, times: business.hours },
    ...peaks.map(({ entry, times }) => ({ level: impactUnits(entry.impact), times })),
  ];
  const levels = [...new Set(sources.map(({ level }) => level))].sort((one, other) => other - one);
  return levels.map((level, index) => ({
    set: union(sources.flatMap((source) => (source.level >= level ? source.times : []))),
    weight: level - (levels[index + 1] ?? 0),
  }));
}

/** Of every person: 4 quarters in working hours, 1 in other hours of a day on which they work, none on days off. */
export const availability = ({ people }: Expanded): Weighed[] =>
  people.flatMap(({ hours, days }) => [
    { set: union([...hours, ...days]), weight: 1 },
    { set: hours, weight: TEAM_UNIT - 1 },
  ]);

/**
 * When somebody who carries the release out has a day of work; of a release without people, when the business has.
 */
export const watchDays = ({ people, business }: Expanded): Weighed[] =>
  (people.length > 0 ? people : [business]).map(({ days }) => ({ set: days, weight: 1 }));

export const watchers = ({ people }: Expanded): number => Math.max(1, people.length);

/** What disturbs when it is near. */
export interface Disturbance {
  readonly name: string;
  readonly times: readonly Interval[];
}

/** Freezes that concern the release, overridden ones too, and releases that share components or people with it. */
export function disturbances(
  request: WindowRequest,
  facts: WindowFacts,
  { freezes }: Expanded,
): Disturbance[] {
  const releases = facts.releases.filter(
    ({ components, people }) =>
      shared(request.components, components).length > 0 || shared(request.people, people).length > 0,
  );
  return [
    ...freezes.map(({ entry, times }) => ({ name: entry.name, times })),
    ...releases.map(({ version, window, soakEnd }) => ({
      name: version,
      times: [{ start: window.start, end: Math.max(soakEnd, window.end) }],
    })),
  ];
}

/** From when until when something is near. */
export const nearTimes = ({ times }: Disturbance): Interval[] =>
  times.map(({ start, end }) => ({ start: start - NEAR_MS, end: end + NEAR_MS }));
