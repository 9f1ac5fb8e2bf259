import type { Events } from './event-watch.ts';
import { COMPONENTS } from './round.ts';

/**
 * Where a release can be when something is killed, in order: its phases, with the rollout's states for deployment, and
 * what comes of them.
 */
export const STAGES = [
  'planning',
  'development',
  'testing',
  'preparation',
  'staging',
  'deployment',
  'progressing',
  'paused',
  'promoting',
  'succeeded',
  'publishing',
  'rolling_back',
  'at_home',
  'rolled_back',
  'over',
] as const;
export type Stage = (typeof STAGES)[number];

const MEANINGS: Readonly<{ [S in Stage]?: string }> = {
  deployment: 'deployment, before traffic moves',
  succeeded: 'succeeded, old versions being stopped',
  publishing: 'deployed, being published',
  rolling_back: 'rolling_back, traffic on its way home',
  at_home: 'rolling_back, traffic at home',
  rolled_back: 'rolled_back, new versions being stopped',
  over: 'after the end',
};

/** For people: with what it is, where the name doesn't tell. */
export const nameOfStage = (stage: Stage): string => MEANINGS[stage] ?? stage;

const NEW_VERSION = '1.1.0';

const BEGUN_BY: Readonly<{ [type: string]: Stage }> = {
  'rollout.started': 'progressing',
  'rollout.step_started': 'progressing',
  'rollout.resumed': 'progressing',
  'rollout.paused': 'paused',
  'rollout.promoted': 'promoting',
  'rollout.succeeded': 'succeeded',
  'rollout.rollback_started': 'rolling_back',
  'rollout.rolled_back': 'rolled_back',
  'release.deployed': 'publishing',
  'publication.completed': 'over',
};

/**
 * Where the log says that a release was at a time (epoch ms), by default at its last word. A release that is rolled
 * back is over when each of its new versions is stopped, or was given up.
 */
export function stageAt(events: Events, at = Number.POSITIVE_INFINITY): Stage {
  const past = events.filter((event) => Date.parse(event.at) <= at);
  const stage = past.reduce<Stage>((before, event) => stageBegunBy(event) ?? before, 'planning');
  return stage === 'rolled_back' && countLeft(past) === COMPONENTS.length ? 'over' : stage;
}

function stageBegunBy({ type, subject, data }: Events[number]): Stage | undefined {
  if (type === 'phase.started') return STAGES.find((stage) => stage === subject);
  if (type === 'rollout.traffic_home') return data['cause'] === 'rollback' ? 'at_home' : undefined;
  return BEGUN_BY[type];
}

/** Components whose new version is gone, as far as the product will ever see to it. */
const countLeft = (events: Events): number =>
  new Set(
    events
      .filter(({ type }) => type === 'instance.retired' || type === 'instance.not_stopped')
      .filter(({ data }) => data['version'] === NEW_VERSION)
      .map(({ subject }) => subject),
  ).size;
