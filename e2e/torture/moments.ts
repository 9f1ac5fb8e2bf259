export const VICTIMS = ['controller', 'router', 'instance', 'component', 'database'] as const;
export type Victim = (typeof VICTIMS)[number];

/** Something on the event log after which a kill may be due. */
export interface Moment {
  readonly type: string;
  readonly subject: string;
  /** The how-manieth of its kind. */
  readonly nth: number;
  /** How long after it what it begins goes on (ms): a kill comes at most so much later. */
  readonly withinMs: number;
  /** What there is to kill then. */
  readonly victims: readonly Victim[];
}

/** Until staging there is no data plane. */
const CONTROL: readonly Victim[] = ['controller', 'database'];
/** When the traffic is where it belongs, nobody looks after a router any more until the next release. */
const AT_HOME: readonly Victim[] = ['controller', 'database', 'instance', 'component'];
/** Nor after a component whose runner died, before the next `ship`. */
const AT_GOAL: readonly Victim[] = ['controller', 'database', 'instance'];

/** What lasts a second or so. */
const LONG_MS = 1_200;
/** A component drains for this long. */
const DRAIN_MS = 700;
/** What is over in a tenth of a second: a few writes. */
const SHORT_MS = 60;
/** What a tick, or a few words with the routers, have done at once. */
const TICK_MS = 20;

interface MomentOptions {
  readonly subject?: string;
  readonly nth?: number;
  readonly withinMs?: number;
  readonly victims?: readonly Victim[];
}

const moment = (type: string, options: MomentOptions = {}): Moment => ({
  type,
  subject: '',
  nth: 1,
  withinMs: LONG_MS,
  victims: VICTIMS,
  ...options,
});

/** What the time of a plan begins with: before it, a controller that is started to ship would be refused. */
export const START: Moment = moment('release.approved', { victims: CONTROL });

/** From the word that it goes to the first share of traffic. */
export const WAY_OUT: readonly Moment[] = [
  moment('release.execution_started', { victims: CONTROL }),
  moment('phase.started', { subject: 'development', victims: CONTROL }),
  moment('branch.created', { subject: 'api', victims: CONTROL }),
  moment('phase.started', { subject: 'preparation', victims: CONTROL }),
  moment('artifact.prepared', { subject: 'api', victims: CONTROL }),
  moment('phase.started', { subject: 'staging' }),
  moment('instance.started', { subject: 'api' }),
  moment('instance.started', { subject: 'web' }),
  moment('phase.started', { subject: 'deployment', withinMs: TICK_MS }),
  moment('rollout.started'),
  moment('rollout.step_started'),
];

/** How a healthy release goes on. */
export const WAY_ON: readonly Moment[] = [
  moment('rollout.step_started', { nth: 2 }),
  moment('rollout.step_started', { nth: 3 }),
  moment('rollout.promoted', { withinMs: TICK_MS, victims: AT_GOAL }),
  moment('instance.retired', { subject: 'web', withinMs: DRAIN_MS, victims: AT_GOAL }),
  moment('release.deployed', { withinMs: SHORT_MS, victims: AT_GOAL }),
  // Tags, then merges, pushes and the announcement: each within what the one before began.
  moment('publication.started', { victims: AT_GOAL }),
  moment('publication.step_completed', { subject: 'web', victims: AT_GOAL }),
  moment('publication.step_completed', { subject: 'web', nth: 2, victims: AT_GOAL }),
  moment('publication.step_completed', { subject: 'api', nth: 3, victims: AT_GOAL }),
  moment('publication.step_completed', { subject: 'web', nth: 3, withinMs: SHORT_MS, victims: AT_GOAL }),
];

/** What begins the way home. */
export const TURN: Moment = moment('rollout.rollback_started', { withinMs: TICK_MS });

/** How a bad release comes home; `rolled_back` is not its end: the new versions are still to be stopped. */
export const WAY_HOME: readonly Moment[] = [
  TURN,
  moment('stakeholders.notified', { withinMs: SHORT_MS, victims: AT_HOME }),
  moment('incident.opened', { withinMs: SHORT_MS, victims: AT_HOME }),
  moment('release.rolled_back', { withinMs: DRAIN_MS, victims: AT_HOME }),
  moment('instance.retired', { subject: 'web', withinMs: DRAIN_MS, victims: AT_HOME }),
  moment('instance.retired', { subject: 'api', withinMs: SHORT_MS, victims: AT_HOME }),
];

/** Whether a kill after it misses its aim unless it comes at once. */
export const isShort = ({ withinMs }: Moment): boolean => withinMs <= SHORT_MS;
