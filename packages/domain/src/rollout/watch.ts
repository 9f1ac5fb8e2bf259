import { deltaOf, readCounters } from './counters.ts';
import { desiredTraffic, type Observations } from './desired-traffic.ts';
import { whatWouldChange } from './explain.ts';
import { type JudgeSettings, judgeTick, type TickCounts } from './judge.ts';
import { judgeSettings } from './policy.ts';
import {
  type ComponentWatch,
  type Decision,
  type Rollout,
  type RolloutTarget,
  wantedShare,
} from './rollout.ts';
import type { DesiredTraffic, ObservedTraffic } from './traffic.ts';

/** One component at one tick: before, after, and what happened in between. */
export interface Sighting {
  readonly before: ComponentWatch;
  readonly after: ComponentWatch;
  /** Null when the component was not judged: unreachable, or on its way home. */
  readonly tick: TickCounts | null;
}

/** States in which the new versions have traffic that can tell something about them. */
const JUDGED = new Set(['progressing', 'paused', 'promoting']);

/** Reads every router's report and judges every component. An unreachable router changes nothing but that it is. */
export function watchTargets(rollout: Rollout, observations: Observations, now: number): Sighting[] {
  const wanted = new Map(desiredTraffic(rollout, now).map((desired) => [desired.target, desired]));
  const settings = settingsOf(rollout);
  return rollout.targets.flatMap((target, index) => {
    const before = rollout.components[index];
    const desired = wanted.get(target.component);
    if (before === undefined || desired === undefined)
      throw new RangeError(`no watch for ${target.component}`);
    const seen = observations[target.component] ?? null;
    if (seen === null)
      return [{ before, after: { ...before, isReachable: false, isInForce: false }, tick: null }];
    return [watchTarget(rollout, target, before, seen, desired, settings)];
  });
}

/** The numbers behind a decision of this tick, component by component. */
export function decisionOf(rollout: Rollout, sightings: readonly Sighting[]): Decision {
  const settings = settingsOf(rollout);
  return {
    verdicts: sightings.flatMap(({ after }) => (after.verdict === null ? [] : [after.verdict])),
    whatWouldChange: sightings.flatMap(({ before, after, tick }) =>
      after.verdict === null || tick === null
        ? []
        : whatWouldChange(before.judge, tick, settings, after.verdict),
    ),
  };
}

const settingsOf = (rollout: Rollout): JudgeSettings =>
  judgeSettings(rollout.policy, rollout.stepIndex, rollout.targets.length, wantedShare(rollout));

function watchTarget(
  rollout: Rollout,
  target: RolloutTarget,
  before: ComponentWatch,
  seen: ObservedTraffic,
  desired: DesiredTraffic,
  settings: JudgeSettings,
): Sighting {
  const { cursor, deltas } = readCounters(before.cursor, seen);
  const standing: ComponentWatch = { ...before, ...standingOf(rollout, before, seen, desired), cursor };
  if (!JUDGED.has(rollout.state)) return { before, after: standing, tick: null };
  const tick: TickCounts = {
    canary: deltaOf(deltas, target.canary.version),
    stable: deltaOf(deltas, target.stable.version),
  };
  const judged = judgeTick(target.component, before.judge, tick, settings);
  return { before, after: { ...standing, judge: judged.state, verdict: judged.verdict }, tick };
}

function standingOf(
  rollout: Rollout,
  before: ComponentWatch,
  seen: ObservedTraffic,
  desired: DesiredTraffic,
) {
  const isInForce =
    seen.epoch === desired.epoch &&
    seen.canaryShare === desired.canaryShare &&
    seen.stable?.version === desired.stable.version;
  const leaseEnded = seen.leaseExpiredAt;
  const isOurLease = leaseEnded !== null && leaseEnded >= (rollout.startedAt ?? leaseEnded);
  const hasDrifted = !isInForce && leaseEnded === null && seen.epoch === desired.epoch;
  return {
    isReachable: true,
    isInForce,
    driftedTo: isInForce ? null : hasDrifted ? seen.canaryShare : before.driftedTo,
    leaseExpiredAt: isOurLease ? leaseEnded : before.leaseExpiredAt,
  };
}
