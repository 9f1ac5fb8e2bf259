/** What one can do to a rollout. `observe` is the tick. */
export const ROLLOUT_COMMANDS = [
  'start',
  'pause',
  'resume',
  'promote',
  'promote_fully',
  'abort',
  'adopt',
  'observe',
  'confirm_home',
  'confirm_promoted',
] as const;
export type RolloutCommandType = (typeof ROLLOUT_COMMANDS)[number];

export type RolloutState =
  | 'pending'
  | 'progressing'
  | 'paused'
  | 'promoting'
  | 'succeeded'
  | 'rolling_back'
  | 'rolled_back';

interface Row {
  readonly meaning: string;
  /** Command → states it may lead to; a command that is not listed is refused with `rollout.wrongState`. */
  readonly on: { readonly [C in RolloutCommandType]?: readonly [RolloutState, ...RolloutState[]] };
}

/** The life of a rollout. Decisions, documentation, buttons and one exhaustive test come from this table. */
export const ROLLOUT_TRANSITIONS = {
  pending: {
    meaning: 'Nothing has moved yet: all traffic is on the stable versions.',
    on: { start: ['progressing'], abort: ['rolling_back'], adopt: ['pending'] },
  },
  progressing: {
    meaning: 'The new versions have a share of traffic and are being judged; the soak clock runs.',
    on: {
      pause: ['paused'],
      promote: ['progressing', 'promoting'],
      promote_fully: ['promoting'],
      abort: ['rolling_back'],
      adopt: ['progressing'],
      observe: ['progressing', 'paused', 'promoting', 'rolling_back'],
    },
  },
  paused: {
    meaning:
      'The share stays as it is and judging goes on, so that a bad verdict still rolls back; the clock stands.',
    on: {
      resume: ['progressing'],
      promote: ['progressing', 'promoting'],
      promote_fully: ['promoting'],
      abort: ['rolling_back'],
      adopt: ['paused'],
      observe: ['paused', 'rolling_back'],
    },
  },
  promoting: {
    meaning: 'Every soak has passed: the new versions are being made the stable ones.',
    on: {
      abort: ['rolling_back'],
      adopt: ['promoting'],
      observe: ['promoting', 'rolling_back'],
      confirm_promoted: ['succeeded'],
    },
  },
  succeeded: { meaning: 'The new versions are the stable ones.', on: {} },
  rolling_back: {
    meaning: 'All traffic is on its way back to the versions before, dependents first.',
    on: { adopt: ['rolling_back'], observe: ['rolling_back'], confirm_home: ['rolled_back'] },
  },
  rolled_back: { meaning: 'All traffic is home on the versions before.', on: {} },
} as const satisfies Record<RolloutState, Row>;

export const ROLLOUT_STATES = Object.keys(ROLLOUT_TRANSITIONS) as readonly RolloutState[];

/** The states that a command may lead to; empty when it is refused there. Enables buttons, too. */
export function nextRolloutStates(state: RolloutState, command: RolloutCommandType): readonly RolloutState[] {
  const row: Row = ROLLOUT_TRANSITIONS[state];
  return row.on[command] ?? [];
}

/** Whether the controller still has something to do for a rollout in this state. */
export const isLiveState = (state: RolloutState): boolean =>
  Object.keys(ROLLOUT_TRANSITIONS[state].on).length > 0;
