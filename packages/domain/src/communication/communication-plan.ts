import { addDays, type DateText } from '../calendar/working-days.ts';
import { capacityOn, type WorkingTime } from '../calendar/working-time.ts';
import type { CommunicationLevel } from '../release/policy.ts';
import type { Channel, Stakeholder, StakeholderAudience } from './stakeholder.ts';

/** When something is told, in the order of a release. */
export const MOMENTS = [
  'kickoff',
  'planning',
  'feature_freeze',
  'code_freeze',
  'release_day',
  'post_release',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Kinds of content. Texts: `message.content.<kind>`. */
export type MessageContent =
  | 'technical_details'
  | 'deployment_plan'
  | 'schedule'
  | 'monitoring'
  | 'known_issues'
  | 'workarounds'
  | 'feature_impact'
  | 'user_documentation'
  | 'announcement'
  | 'positioning'
  | 'detailed_notes'
  | 'upgrade_guide'
  | 'highlights'
  | 'instructions'
  | 'whats_new'
  | 'benefits'
  | 'approval_request'
  | 'breaking_changes';

/** Something that somebody will be told about a release. */
export interface PlannedMessage {
  /** The same for as long as it is about the same, wherever its date moves: `release_day:support:email`. */
  readonly id: string;
  readonly moment: Moment;
  /** When the date has come; a working day, unless it is the release's own. */
  readonly date: DateText;
  readonly audience: StakeholderAudience;
  readonly channel: Channel;
  readonly to: readonly string[];
  readonly level: CommunicationLevel;
  readonly contents: readonly MessageContent[];
  /** Whether it should have been sent earlier than it can be. */
  readonly isLate: boolean;
  /** Whether nothing of it may be told before the release is out. */
  readonly isEmbargoed: boolean;
}

interface Told {
  readonly contents: readonly MessageContent[];
  /** When this audience hears of a release that is told in detail. */
  readonly moments: readonly Moment[];
  readonly isInternal: boolean;
}

const TOLD: Readonly<Record<StakeholderAudience, Told>> = {
  approvers: {
    contents: ['schedule', 'approval_request'],
    moments: ['kickoff', 'code_freeze'],
    isInternal: true,
  },
  development: {
    contents: ['technical_details', 'deployment_plan'],
    moments: ['kickoff', 'planning', 'feature_freeze', 'code_freeze', 'release_day', 'post_release'],
    isInternal: true,
  },
  developers: {
    contents: ['technical_details', 'upgrade_guide'],
    moments: ['feature_freeze', 'release_day'],
    isInternal: false,
  },
  operations: {
    contents: ['schedule', 'deployment_plan', 'monitoring'],
    moments: ['kickoff', 'code_freeze', 'release_day', 'post_release'],
    isInternal: true,
  },
  support: {
    contents: ['known_issues', 'workarounds'],
    moments: ['planning', 'code_freeze', 'release_day', 'post_release'],
    isInternal: true,
  },
  product: {
    contents: ['feature_impact', 'user_documentation'],
    moments: ['kickoff', 'planning', 'feature_freeze', 'release_day', 'post_release'],
    isInternal: true,
  },
  marketing: {
    contents: ['announcement', 'positioning'],
    moments: ['planning', 'feature_freeze', 'release_day'],
    isInternal: true,
  },
  enterprise: {
    contents: ['detailed_notes', 'upgrade_guide'],
    moments: ['planning', 'code_freeze', 'release_day'],
    isInternal: false,
  },
  smb: {
    contents: ['highlights', 'instructions'],
    moments: ['feature_freeze', 'release_day'],
    isInternal: false,
  },
  users: { contents: ['whats_new', 'benefits'], moments: ['release_day'], isInternal: false },
};

/** Days before the release, negative after it; the kickoff has no day of its own. */
const DAYS_BEFORE: Readonly<Record<Exclude<Moment, 'kickoff'>, number>> = {
  planning: 28,
  feature_freeze: 14,
  code_freeze: 7,
  release_day: 0,
  post_release: -7,
};

/** What each level leaves out of the moments (R-35 … ). */
const MOMENTS_OF: Readonly<Record<CommunicationLevel, readonly Moment[]>> = {
  detailed: MOMENTS,
  summary: ['kickoff', 'feature_freeze', 'code_freeze', 'release_day', 'post_release'],
  technical: ['kickoff', 'code_freeze', 'release_day', 'post_release'],
  urgent: ['kickoff', 'release_day', 'post_release'],
  coordinated: ['kickoff', 'release_day', 'post_release'],
};

export interface CommunicationFacts {
  readonly stakeholders: readonly Stakeholder[];
  readonly level: CommunicationLevel;
  /** Calendar days of notice that the policy promises. */
  readonly noticeDays: number;
  readonly releaseDate: DateText;
  readonly today: DateText;
  /** Whether users must do something, since something breaks: then they are told ahead. */
  readonly isBreaking: boolean;
  readonly team: WorkingTime;
}

/**
 * Who is told what, when and how: by audience, channel and level, backwards from the date. What would lie in the past is
 * told today, once for each audience; what falls on a day off is told on the working day before, so that the notice
 * stays as long as promised (after the release, on the one after). Sorted by date; ids stay when the date moves.
 */
export function planCommunication(facts: CommunicationFacts): readonly PlannedMessage[] {
  const messages = facts.stakeholders.flatMap((stakeholder) => messagesFor(stakeholder, facts));
  return messages.sort(
    (left, right) =>
      left.date.localeCompare(right.date) ||
      MOMENTS.indexOf(left.moment) - MOMENTS.indexOf(right.moment) ||
      left.id.localeCompare(right.id),
  );
}

function messagesFor(stakeholder: Stakeholder, facts: CommunicationFacts): PlannedMessage[] {
  const { audience, channel, to } = stakeholder;
  const { contents, isInternal } = TOLD[audience];
  const wanted = momentsOf(audience, facts)
    .filter(saysMost(facts.noticeDays))
    .map((moment) => ({ moment, date: dateOf(moment, facts) }));
  const past = wanted.filter(({ moment, date }) => isAhead(moment) && date < facts.today);
  const latest = past.at(-1)?.moment;
  return wanted
    .filter(({ moment }) => moment === latest || past.every((each) => each.moment !== moment))
    .map(({ moment, date }) => ({
      id: `${moment}:${audience}:${channel}`,
      moment,
      date: moment === latest ? facts.today : date,
      audience,
      channel,
      to,
      level: facts.level,
      contents: facts.isBreaking && !isInternal ? [...contents, 'breaking_changes'] : contents,
      isLate: moment === latest,
      isEmbargoed: facts.level === 'coordinated' && !isInternal,
    }));
}

/** Of a breaking release, users hear as long before as the policy promises, whatever its level. */
function momentsOf(
  audience: StakeholderAudience,
  { level, isBreaking }: CommunicationFacts,
): readonly Moment[] {
  const { moments, isInternal } = TOLD[audience];
  const usual = moments.filter((moment) => MOMENTS_OF[level].includes(moment));
  if (!isBreaking || isInternal || level === 'coordinated') return usual;
  return MOMENTS.filter((moment) => moment === 'kickoff' || usual.includes(moment));
}

/**
 * Days before the release on which a moment ahead of it is told. Nobody is told earlier than the policy promises notice: a
 * patch has no feature freeze two weeks ahead.
 */
const daysAhead = (moment: Exclude<Moment, 'kickoff'>, noticeDays: number): number =>
  Math.min(DAYS_BEFORE[moment], noticeDays);

/** Of several moments ahead that come to one day by that, the last one says it all. */
const saysMost =
  (noticeDays: number) =>
  (moment: Moment, index: number, all: readonly Moment[]): boolean =>
    moment === 'kickoff' ||
    !isAhead(moment) ||
    !all
      .slice(index + 1)
      .some(
        (other) =>
          other !== 'kickoff' &&
          isAhead(other) &&
          daysAhead(other, noticeDays) === daysAhead(moment, noticeDays),
      );

const isAhead = (moment: Moment): boolean => moment !== 'kickoff' && DAYS_BEFORE[moment] > 0;

function dateOf(moment: Moment, { releaseDate, noticeDays, today, team }: CommunicationFacts): DateText {
  if (moment === 'release_day') return releaseDate;
  if (moment === 'post_release') return workingDay(addDays(releaseDate, 7), 1, team);
  if (moment !== 'kickoff') return workingDay(addDays(releaseDate, -daysAhead(moment, noticeDays)), -1, team);
  const noticed = workingDay(addDays(releaseDate, -noticeDays), -1, team);
  return noticed < today ? today : noticed;
}

/** The date itself where somebody works, else the next such day in that direction; itself where nobody ever does. */
function workingDay(date: DateText, direction: 1 | -1, team: WorkingTime): DateText {
  for (let away = 0; away < 366; away += 1) {
    const day = addDays(date, direction * away);
    if (capacityOn(team, day) > 0) return day;
  }
  return date;
}
