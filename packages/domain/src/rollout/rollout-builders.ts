import { accepted } from '../error/refusal.ts';
import { type RolloutCommand, runRollout } from './decide-rollout.ts';
import type { Rollout } from './rollout.ts';
import { isLoggedEvent, type LoggedRolloutEvent } from './rollout-event.ts';
import { type Behaviour, buildRollout, FakeRouters } from './testing.ts';
import type { RolloutState } from './transitions.ts';

export const asked = { actor: 'Aiko <aiko@example.com>', reason: 'because' };

export function command(type: RolloutCommand['type']): RolloutCommand {
  if (type === 'observe') return { type, observations: {} };
  if (type === 'adopt' || type === 'confirm_home' || type === 'confirm_promoted') return { type };
  return { type, ...asked };
}

const WAY: Record<RolloutState, RolloutCommand['type'][]> = {
  pending: [],
  progressing: ['start'],
  paused: ['start', 'pause'],
  promoting: ['start', 'promote_fully'],
  succeeded: ['start', 'promote_fully', 'confirm_promoted'],
  rolling_back: ['start', 'abort'],
  rolled_back: ['start', 'abort', 'confirm_home'],
};

export const inState = (state: RolloutState): Rollout =>
  WAY[state].reduce((at, type) => act(at, type), buildRollout());

export function act(rollout: Rollout, type: RolloutCommand['type'], now = 0): Rollout {
  return accepted(runRollout(rollout, command(type), now)).rollout;
}

/** A controller with its routers: each tick serves, observes, decides and applies. */
export class Scene {
  rollout: Rollout;
  readonly routers = new FakeRouters();
  readonly log: LoggedRolloutEvent[] = [];
  now = 1_000;

  constructor(rollout = buildRollout()) {
    this.rollout = rollout;
    this.run(command('start'));
  }

  run(order: RolloutCommand): void {
    const { rollout, events } = accepted(runRollout(this.rollout, order, this.now));
    this.rollout = rollout;
    this.log.push(...events.filter(isLoggedEvent));
    this.routers.apply(this.rollout, this.now);
  }

  play(ticks: number, behaviour: Behaviour, until: (rollout: Rollout) => boolean = () => false): this {
    for (let tick = 0; tick < ticks && !until(this.rollout); tick += 1) {
      this.now += this.rollout.policy.tickMs;
      for (const { component } of this.rollout.targets) this.routers.serve(component, behaviour);
      this.run({ type: 'observe', observations: this.routers.observe() });
    }
    return this;
  }

  events = (): string[] => this.log.map(({ type }) => type);
  last = (type: LoggedRolloutEvent['type']) => this.log.findLast((event) => event.type === type);
}

export const healthy: Behaviour = { requests: 200, canaryErrors: 0.002, stableErrors: 0.002 };
export const broken: Behaviour = { requests: 200, canaryErrors: 0.3, stableErrors: 0.002 };
