import { advance, startRollback } from './advance.ts';
import { applyRollout } from './apply-rollout.ts';
import { isHome, type Observations } from './desired-traffic.ts';
import { type Rollout, wantedShare } from './rollout.ts';
import {
  type Act,
  type LoggedRolloutEvent,
  type RolloutEvent,
  type RolloutObserved,
  rolloutEvent,
  SELF,
} from './rollout-event.ts';
import type { Sentence, Verdict } from './sentence.ts';
import { decisionOf, type Sighting, watchTargets } from './watch.ts';

/** A tick that comes later than this many tick lengths was missed by the controller: the time between is no soak. */
const MISSED_AFTER_TICKS = 3;

/** One tick: look, judge, then roll back, pause, extend, go on, or wait. */
export function decideTick(rollout: Rollout, observations: Observations, now: number): RolloutEvent[] {
  const sightings = watchTargets(rollout, observations, now);
  const observed: RolloutObserved = {
    type: 'rollout.observed',
    at: now,
    soakElapsedMs: rollout.soakElapsedMs + soakedMs(rollout, sightings, now),
    components: sightings.map(({ after }) => after),
  };
  const act: Act = { actor: SELF, at: now, reason: null };
  const next = applyRollout(rollout, observed);
  return [
    observed,
    ...sightings.flatMap((sighting) => routerEvents(rollout, sighting, act)),
    ...(rollout.state === 'rolling_back'
      ? homecoming(next, observations, act)
      : consequences(next, sightings, act)),
  ];
}

/**
 * The clock runs only while every router was seen doing what is wanted, and no faster than a tick at a time. A step that
 * begins in the future began before somebody put the clock back.
 */
function soakedMs(rollout: Rollout, sightings: readonly Sighting[], now: number): number {
  const isWatched = sightings.every(({ after }) => after.isInForce);
  if (rollout.state !== 'progressing' || rollout.lastTickAt === null || !isWatched) return 0;
  const startedAt = rollout.stepStartedAt ?? 0;
  const since = Math.max(
    0,
    now - Math.max(rollout.lastTickAt, startedAt <= now ? startedAt : rollout.lastTickAt),
  );
  return since > MISSED_AFTER_TICKS * rollout.policy.tickMs ? 0 : since;
}

function routerEvents(rollout: Rollout, { before, after }: Sighting, act: Act): LoggedRolloutEvent[] {
  const events: LoggedRolloutEvent[] = [];
  const subject = after.component;
  if (!after.isReachable && (before.isReachable || rollout.lastTickAt === null))
    events.push(rolloutEvent(rollout, 'traffic.unreachable', act, {}, subject));
  if (after.leaseExpiredAt !== null && after.leaseExpiredAt !== before.leaseExpiredAt)
    events.push(
      rolloutEvent(
        rollout,
        'rollout.traffic_home',
        act,
        { cause: 'lease', homeAt: after.leaseExpiredAt },
        subject,
      ),
    );
  if (before.driftedTo !== null && after.driftedTo === null) {
    const shares = { actual: before.driftedTo / 100, percent: wantedShare(rollout) / 100 };
    events.push(rolloutEvent(rollout, 'traffic.drift_corrected', act, shares, subject));
  }
  return events;
}

function homecoming(next: Rollout, observations: Observations, act: Act): LoggedRolloutEvent[] {
  if (next.rollback?.homeAt !== null || !isHome(next, observations)) return [];
  return [rolloutEvent(next, 'rollout.traffic_home', act, { cause: 'rollback', homeAt: act.at })];
}

function consequences(next: Rollout, sightings: readonly Sighting[], act: Act): LoggedRolloutEvent[] {
  const bad = findSentence(sightings, 'bad');
  if (bad !== null) return [startRollback(next, act, bad, act.at, decisionOf(next, sightings))];
  if (next.state !== 'progressing') return [];
  if (findSentence(sightings, 'shared_outage') !== null) {
    const components = namesOf(sightings, (verdict) => verdict === 'shared_outage');
    return [pause(next, sightings, act, { code: 'rollout.pause.sharedOutage', params: { components } })];
  }
  return soakEvents(next, sightings, act);
}

/** At the end of a soak: on with evidence, longer without, and a person's turn when that doesn't help either. */
function soakEvents(next: Rollout, sightings: readonly Sighting[], act: Act): LoggedRolloutEvent[] {
  const step = next.policy.steps[next.stepIndex];
  if (step === undefined || next.soakElapsedMs < step.soakMs) return [];
  if (!sightings.every(({ after }) => after.isInForce)) return [];
  if (sightings.every(({ after, tick }) => tick !== null && after.verdict?.verdict === 'healthy')) {
    if (step.hold === true) return [pause(next, sightings, act, { code: 'rollout.pause.held', params: {} })];
    const explanation: Sentence = { code: 'rollout.advance.evidence', params: {} };
    return [advance(next, act, explanation, decisionOf(next, sightings))];
  }
  if (next.soakElapsedMs < step.soakMs * (1 + next.extensions)) return [];
  return [prolong(next, sightings, act)];
}

function prolong(next: Rollout, sightings: readonly Sighting[], act: Act): LoggedRolloutEvent {
  const params = { components: namesOf(sightings, (verdict) => verdict !== 'healthy') };
  const { extensions, policy } = next;
  if (extensions >= policy.maxSoakExtensions)
    return pause(next, sightings, act, {
      code: 'rollout.pause.evidenceMissing',
      params: { ...params, extensions },
    });
  return rolloutEvent(next, 'rollout.soak_extended', act, {
    extension: extensions + 1,
    explanation: { code: 'rollout.extend.evidenceMissing', params },
    decision: decisionOf(next, sightings),
  });
}

function pause(
  next: Rollout,
  sightings: readonly Sighting[],
  act: Act,
  explanation: Sentence,
): LoggedRolloutEvent {
  const decision = decisionOf(next, sightings);
  return rolloutEvent(next, 'rollout.paused', act, { explanation, decision });
}

/** The sentence of the first component with this verdict that was judged in this very tick. */
function findSentence(sightings: readonly Sighting[], verdict: Verdict): Sentence | null {
  const found = sightings.find(({ after, tick }) => tick !== null && after.verdict?.verdict === verdict);
  return found?.after.verdict?.sentence ?? null;
}

function namesOf(sightings: readonly Sighting[], includes: (verdict: Verdict) => boolean): string {
  const named = sightings.filter(
    ({ after, tick }) => tick === null || includes(after.verdict?.verdict ?? 'insufficient'),
  );
  return named.map(({ after }) => after.component).join(', ');
}
