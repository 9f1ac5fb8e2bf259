import { type Chance, chanceOf } from './chance.ts';
import { type Moment, TURN, type Victim, WAY_HOME, WAY_ON, WAY_OUT } from './moments.ts';

export type DatabaseKind = 'embedded' | 'postgres';

export interface PlannedKill {
  readonly victim: Victim;
  /** Null: the kill before, or the approval, is what the delay counts from. */
  readonly moment: Moment | null;
  readonly delayMs: number;
  /** Chooses among several victims of a kind. */
  readonly which: number;
  /** Whether it is meant for the time after a rollback began. */
  readonly isOnWayHome: boolean;
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

/** More of these than of others: it is what the product promises most about. */
const CONTROLLER_SHARE = 0.45;
/** Counted from the kill before, whatever the release does by then. */
const TIMED_SHARE = 0.3;
const TIMED_WITHIN_MS = 3_000;
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
  const left = new Map<Victim, number>([
    ['component', MOST_COMPONENT_KILLS],
    ['database', database === 'embedded' ? 0 : MOST_DATABASE_KILLS],
  ]);
  const plan = (moments: readonly Moment[], isOnWayHome: boolean): readonly PlannedKill[] =>
    moments.flatMap((moment) => planKill(chance, moment, isOnWayHome, victims, left));
  const kills =
    fault === null
      ? plan(drawMoments(chance, chance.between(5, 10), [...WAY_OUT, ...WAY_ON]), false)
      : [
          ...plan(drawMoments(chance, chance.between(2, 5), WAY_OUT), false),
          ...plan([TURN, ...drawMoments(chance, chance.between(1, 3), WAY_HOME)], true),
        ];
  return {
    seed,
    database,
    fault,
    leaseMs: chance.pick([2_000, 15_000]),
    lives: Array.from({ length: kills.length + 1 }, () => (chance.isLess(0.6) ? 'ship' : 'serve')),
    kills,
  };
}

/** Some of them, in their order; one may come several times. */
const drawMoments = (chance: Chance, count: number, moments: readonly Moment[]): readonly Moment[] =>
  Array.from({ length: count }, () => chance.below(moments.length))
    .sort((one, other) => one - other)
    .flatMap((place) => moments[place] ?? []);

/** Takes its victim from what is left; none when there is nothing of what may be killed then. */
function planKill(
  chance: Chance,
  moment: Moment,
  isOnWayHome: boolean,
  victims: readonly Victim[],
  left: Map<Victim, number>,
): readonly PlannedKill[] {
  const able = moment.victims.filter((victim) => victims.includes(victim) && (left.get(victim) ?? 1) > 0);
  const victim = chooseVictim(chance, able);
  const isTimed = !isOnWayHome && chance.isLess(TIMED_SHARE);
  const delayMs = chance.between(0, isTimed ? TIMED_WITHIN_MS : moment.withinMs);
  const which = chance.below(1_000);
  if (victim === null) return [];
  left.set(victim, (left.get(victim) ?? Number.POSITIVE_INFINITY) - 1);
  return [{ victim, moment: isTimed ? null : moment, delayMs, which, isOnWayHome }];
}

function chooseVictim(chance: Chance, able: readonly Victim[]): Victim | null {
  const isController = chance.isLess(CONTROLLER_SHARE);
  const others = able.filter((victim) => victim !== 'controller');
  const drawn = chance.below(1_000);
  if (able.includes('controller') && (isController || others.length === 0)) return 'controller';
  return others[drawn % others.length] ?? null;
}
