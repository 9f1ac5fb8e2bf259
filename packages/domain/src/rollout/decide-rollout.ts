import { accept, type Outcome, refuse } from '../error/refusal.ts';
import { advance, beginStep, promoteAll, startRollback } from './advance.ts';
import { applyRollout } from './apply-rollout.ts';
import { decideTick } from './decide-tick.ts';
import type { Observations } from './desired-traffic.ts';
import type { Rollout } from './rollout.ts';
import { type Act, type RolloutEvent, rolloutEvent, SELF } from './rollout-event.ts';
import type { Sentence } from './sentence.ts';
import { nextRolloutStates } from './transitions.ts';

/** A person, or a signal such as a complaint count, says why. */
interface Asked {
  readonly actor: string;
  readonly reason: string;
}

export type RolloutCommand =
  | ({ readonly type: 'start' } & Asked)
  | ({ readonly type: 'pause' } & Asked)
  | ({ readonly type: 'resume' } & Asked)
  /** Skips the rest of this soak, and ends a pause. */
  | ({ readonly type: 'promote' } & Asked)
  /** Skips the rest of all soaks: the new versions become the stable ones. */
  | ({ readonly type: 'promote_fully' } & Asked)
  | ({ readonly type: 'abort' } & Asked)
  /** A controller takes the rollout over; orders of the one before it are refused by the routers from now on. */
  | {
      readonly type: 'adopt';
      /** The highest epoch that a router was seen with; the new one is above it. */
      readonly above?: number;
    }
  /** The tick: what every router reports now. */
  | { readonly type: 'observe'; readonly observations: Observations }
  /** Every target was read back at home (see `isHome`), and everything that follows from it has been done. */
  | { readonly type: 'confirm_home' }
  /** Every target was read back with its new version as stable (see `isPromoted`). */
  | { readonly type: 'confirm_promoted' };

/**
 * What a command does to a rollout at `now` (epoch ms): events to apply and log, or `rollout.wrongState`
 * {state, command} where the table has no such transition.
 */
export function decideRollout(
  rollout: Rollout,
  command: RolloutCommand,
  now: number,
): Outcome<RolloutEvent[]> {
  if (nextRolloutStates(rollout.state, command.type).length === 0)
    return refuse('rollout.wrongState', { state: rollout.state, command: command.type });
  return accept(decide(rollout, command, now));
}

/** Decides and applies in one go. */
export function runRollout(
  rollout: Rollout,
  command: RolloutCommand,
  now: number,
): Outcome<{ readonly rollout: Rollout; readonly events: readonly RolloutEvent[] }> {
  const decided = decideRollout(rollout, command, now);
  if (!decided.ok) return decided;
  return accept({ rollout: decided.value.reduce(applyRollout, rollout), events: decided.value });
}

function decide(rollout: Rollout, command: RolloutCommand, now: number): RolloutEvent[] {
  const self: Act = { actor: SELF, at: now, reason: null };
  switch (command.type) {
    case 'start': {
      const act = actOf(command, now);
      const components = rollout.targets.map(({ component }) => component);
      return [
        rolloutEvent(rollout, 'rollout.started', act, { components }),
        beginStep(rollout, 0, act, null, null),
      ];
    }
    case 'pause': {
      const explanation = by('rollout.pause.byPerson', command);
      return [rolloutEvent(rollout, 'rollout.paused', actOf(command, now), { explanation, decision: null })];
    }
    case 'resume':
      return [rolloutEvent(rollout, 'rollout.resumed', actOf(command, now), {})];
    case 'promote':
      return [advance(rollout, actOf(command, now), by('rollout.advance.byPerson', command), null)];
    case 'promote_fully':
      return [promoteAll(rollout, actOf(command, now), by('rollout.advance.byPerson', command), null)];
    case 'abort': {
      const explanation = by('rollout.abort.byPerson', command);
      return [startRollback(rollout, actOf(command, now), explanation, null, null)];
    }
    case 'adopt':
      return [
        rolloutEvent(rollout, 'rollout.adopted', self, {
          epoch: Math.max(rollout.epoch, command.above ?? 0) + 1,
        }),
      ];
    case 'observe':
      return decideTick(rollout, command.observations, now);
    case 'confirm_home': {
      const home = { cause: 'rollback', homeAt: now } as const;
      const rolledBack = rolloutEvent(rollout, 'rollout.rolled_back', self, {});
      return (rollout.rollback?.homeAt ?? null) === null
        ? [rolloutEvent(rollout, 'rollout.traffic_home', self, home), rolledBack]
        : [rolledBack];
    }
    case 'confirm_promoted':
      return [rolloutEvent(rollout, 'rollout.succeeded', self, {})];
  }
}

/** Who gave no reason has none. */
const actOf = ({ actor, reason }: Asked, at: number): Act => ({ actor, at, reason: reason || null });

const by = (code: Sentence['code'], { actor, reason }: Asked): Sentence => ({
  code,
  params: { actor, reason },
});
