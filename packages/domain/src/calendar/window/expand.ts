import { accept, type Outcome, type Refusal } from '../../error/refusal.ts';
import type { Peak } from '../calendar-entries.ts';
import { checkZone } from '../check-zone.ts';
import { concerns } from '../freezes.ts';
import type { Interval } from '../interval.ts';
import { DAY_MS } from '../local-time.ts';
import { occurrences } from '../occurrences.ts';
import type { Period } from '../period.ts';
import { type WorkingHours, weekdaysIn, workingHours } from '../working-hours.ts';
import type { WorkingTime } from '../working-time.ts';
import { openZone } from '../zone.ts';
import type { Requirement, WindowFacts, WindowRequest } from './window-search.ts';

interface Timed<Entry> {
  readonly entry: Entry;
  readonly times: readonly Interval[];
}

/** The facts as instants, as far as they bear on the search. */
export interface Expanded {
  readonly weekends: readonly Interval[];
  readonly business: WorkingHours;
  /** Those that concern the release, overridden ones too. */
  readonly freezes: readonly (Timed<{ readonly id: string; readonly name: string }> & {
    readonly isOverridden: boolean;
  })[];
  readonly changeWindows: readonly Interval[];
  readonly peaks: readonly Timed<Peak>[];
  readonly requirements: readonly Timed<Requirement>[];
  readonly people: readonly (WorkingHours & { readonly name: string })[];
  /** Where the dates lie that are preferred; null when all are. */
  readonly preferred: readonly Interval[] | null;
}

/** How near a freeze or a release disturbs; the facts are known so far around the windows. */
export const NEAR_MS = DAY_MS;

/** Expands every rule of the facts around the windows that are searched; refuses the first that cannot be read. */
export function expandFacts(
  request: WindowRequest,
  facts: WindowFacts,
  range: Interval,
  lengthMs: number,
): Outcome<Expanded> {
  const around = { start: range.start - NEAR_MS, end: range.end + lengthMs + request.soakMs + NEAR_MS };
  let refusal: Refusal | null = null;
  const timesOf = (period: Period): readonly Interval[] => {
    const found = occurrences(period, around);
    if (found.ok) return found.value;
    refusal ??= found.refusal;
    return [];
  };
  const hoursOf = (time: WorkingTime): WorkingHours => {
    refusal ??= checkZone(time.zone);
    return refusal === null ? workingHours(time, openZone(time.zone), around) : { hours: [], days: [] };
  };
  const { zone, weekend } = request.constraints;
  refusal ??= checkZone(zone);
  if (refusal !== null) return { ok: false, refusal };
  const timeOf = new Map(facts.people.map(({ name, time }) => [name, time]));
  const local = openZone(zone);
  const dayOf = (date: string): Interval => ({
    start: local.dayStart(date),
    end: local.dayStart(nextDate(date)),
  });
  const expanded: Expanded = {
    weekends: weekdaysIn(local, weekend, around),
    business: hoursOf(facts.businessTime),
    freezes: facts.freezes
      .filter((freeze) => concerns(freeze, request))
      .map((freeze) => ({
        entry: freeze,
        times: timesOf(freeze.period),
        isOverridden: request.overriddenFreezes.includes(freeze.id),
      })),
    changeWindows: facts.changeWindows.flatMap(({ period }) => timesOf(period)),
    peaks: facts.peaks.map((peak) => ({ entry: peak, times: timesOf(peak.period) })),
    requirements: facts.requirements.map((requirement) => ({
      entry: requirement,
      times: requirement.period === null ? [] : timesOf(requirement.period),
    })),
    people: request.people.map((name) => ({ name, ...hoursOf(timeOf.get(name) ?? facts.businessTime) })),
    preferred: request.preferredDates?.map(dayOf) ?? null,
  };
  return refusal === null ? accept(expanded) : { ok: false, refusal };
}

const nextDate = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
