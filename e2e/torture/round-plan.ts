import { type Chance, chanceOf } from './chance.ts';

export const VICTIMS = ['controller', 'router', 'instance', 'component', 'database'] as const;
export type Victim = (typeof VICTIMS)[number];
export type DatabaseKind = 'embedded' | 'postgres';

/** Something on the event log after which a kill is due. */
export interface Moment {
  readonly type: string;
  readonly subject: string;
  /** The how-manieth of its kind. */
  readonly nth: number;
}

export interface PlannedKill {
  readonly victim: Victim;
  /** Null: the kill before, or the start, is what the delay counts from. */
  readonly moment: Moment | null;
  readonly delayMs: number;
  /** Chooses among several victims of a kind. */
  readonly which: number;
}

/** Everything about a round that is decided before it begins. */
export interface RoundPlan {
  readonly seed: number;
  readonly database: DatabaseKind;
  /** The new version of a component that begins to answer 500 at a step; null: the release is healthy. */
  readonly fault: { readonly component: 'api' | 'web'; readonly step: number } | null;
  /** Short leases run out while no controller lives, long ones don't. */
  readonly leaseMs: number;
  /** What each next life of the controller is, in turn. */
  readonly lives: readonly ('ship' | 'serve')[];
  readonly kills: readonly PlannedKill[];
}

const moment = (type: string, subject = '', nth = 1): Moment => ({ type, subject, nth });

const BEFORE_STAGING: readonly Moment[] = [
  moment('release.execution_started'),
  moment('phase.started', 'development'),
  moment('branch.created', 'api'),
  moment('phase.started', 'preparation'),
  moment('artifact.prepared', 'api'),
];
const STAGED: readonly Moment[] = [
  moment('phase.started', 'staging'),
  moment('instance.started', 'api'),
  moment('instance.started', 'web'),
  moment('phase.started', 'deployment'),
  moment('rollout.started'),
  moment('rollout.step_started'),
];
const FORWARD: readonly Moment[] = [
  moment('rollout.step_started', '', 2),
  moment('rollout.step_started', '', 3),
];
const FORWARD_END: readonly Moment[] = [moment('rollout.promoted'), moment('instance.retired', 'web')];
const BACK: readonly Moment[] = [moment('rollout.rollback_started'), moment('rollout.traffic_home')];
const BACK_END: readonly Moment[] = [
  moment('stakeholders.notified'),
  moment('incident.opened'),
  moment('instance.retired', 'web'),
];

/** What there is to kill at a moment: the data plane comes with staging, and a router is needed until the end begins. */
function victimsAt(at: number, isFaulty: boolean): readonly Victim[] {
  if (at < BEFORE_STAGING.length) return ['controller', 'database'];
  const middle = BEFORE_STAGING.length + STAGED.length + (isFaulty ? BACK : FORWARD).length;
  return at < middle ? VICTIMS : ['controller', 'database', 'instance'];
}

/** More of these than of others: it is what the product promises most about. */
const CONTROLLER_SHARE = 0.45;
/** A component that dies again and again is given up, and rightly. */
const MOST_COMPONENT_KILLS = 2;
/** Recovering from the log takes a server a moment. */
const MOST_DATABASE_KILLS = 3;

/** Decides a round. `victims`: what may be killed; the embedded database dies with its controller. */
export function planRound(seed: number, database: DatabaseKind, victims: readonly Victim[]): RoundPlan {
  const chance = chanceOf(seed);
  const fault = chance.isLess(0.35)
    ? { component: chance.pick(['api', 'web'] as const), step: chance.between(1, 2) }
    : null;
  const moments = [
    ...BEFORE_STAGING,
    ...STAGED,
    ...(fault === null ? [...FORWARD, ...FORWARD_END] : [...BACK, ...BACK_END]),
  ];
  const places = Array.from({ length: chance.between(5, 10) }, () => chance.below(moments.length)).sort(
    (one, other) => one - other,
  );
  const left = new Map<Victim, number>([
    ['component', MOST_COMPONENT_KILLS],
    ['database', database === 'embedded' ? 0 : MOST_DATABASE_KILLS],
  ]);
  return {
    seed,
    database,
    fault,
    leaseMs: chance.pick([2_000, 15_000]),
    lives: Array.from({ length: places.length + 1 }, () => (chance.isLess(0.6) ? 'ship' : 'serve')),
    kills: places.flatMap((at): PlannedKill[] => {
      const able = victimsAt(at, fault !== null).filter(
        (victim) => victims.includes(victim) && (left.get(victim) ?? 1) > 0,
      );
      const victim = chooseVictim(chance, able);
      const isTimed = chance.isLess(0.3);
      const delayMs = isTimed ? chance.between(0, 3_000) : chance.between(0, 1_200);
      const which = chance.below(1_000);
      if (victim === null) return [];
      left.set(victim, (left.get(victim) ?? Number.POSITIVE_INFINITY) - 1);
      return [{ victim, moment: isTimed ? null : (moments[at] ?? null), delayMs, which }];
    }),
  };
}

function chooseVictim(chance: Chance, able: readonly Victim[]): Victim | null {
  const isController = chance.isLess(CONTROLLER_SHARE);
  const others = able.filter((victim) => victim !== 'controller');
  const drawn = chance.below(1_000);
  if (able.includes('controller') && (isController || others.length === 0)) return 'controller';
  return others[drawn % others.length] ?? null;
}
