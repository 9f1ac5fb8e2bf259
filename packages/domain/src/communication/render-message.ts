import type { Translate } from '../message/translate.ts';
import { dateInWords } from '../notes/date-words.ts';
import { inlineText } from '../plan/inline-text.ts';
import type { CommunicationLevel } from '../release/policy.ts';
import type { MessageContent, PlannedMessage } from './communication-plan.ts';
import { MESSAGE_SECTIONS } from './message-sections.ts';
import type { MessageFacts, MessageView } from './message-view.ts';

/** A message as it is sent; the body is markdown. */
export interface RenderedMessage {
  readonly subject: string;
  readonly body: string;
}

/** How many items of a list each level tells (R-143). */
const MOST: Readonly<Record<CommunicationLevel, number>> = {
  technical: Number.POSITIVE_INFINITY,
  detailed: Number.POSITIVE_INFINITY,
  summary: 5,
  urgent: 3,
  coordinated: 3,
};

const INTERNAL: readonly PlannedMessage['audience'][] = [
  'approvers',
  'development',
  'operations',
  'support',
  'product',
  'marketing',
];

/**
 * What a planned message says, from the plan as it stands and what people say of the release, as long as its level asks
 * for. What is under embargo tells nothing of the content, and not even the theme, before the release is out (X-11).
 */
export function renderMessage(facts: MessageFacts, t: Translate): RenderedMessage {
  const { message, plan, isOut } = facts;
  if (message.isEmbargoed && !isOut) return embargoed(facts, t);
  const contents = inOrder(message.contents);
  const view: MessageView = {
    ...facts,
    t,
    most: MOST[message.level],
    tellsBreaks: contents.includes('breaking_changes') && plan.breaking.length > 0,
  };
  const paragraphs = [
    introduction(view),
    ...contents.flatMap((content) => section(content, view)),
    ...(isInternal(message) ? [t('message.contact', { manager: managerOf(facts) })] : []),
  ];
  return { subject: subjectOf(view), body: `${paragraphs.join('\n\n')}\n` };
}

/** What users must do something about comes first (R-144). */
const inOrder = (contents: readonly MessageContent[]): readonly MessageContent[] =>
  contents.includes('breaking_changes')
    ? ['breaking_changes', ...contents.filter((content) => content !== 'breaking_changes')]
    : contents;

function section(content: MessageContent, view: MessageView): string[] {
  if (content === 'breaking_changes' && !view.tellsBreaks) return [];
  const lines = MESSAGE_SECTIONS[content](view).join('\n').trim();
  return lines === '' ? [] : [`## ${view.t(`message.content.${content}`)}`, lines];
}

const isInternal = ({ audience }: PlannedMessage): boolean => INTERNAL.includes(audience);

/** Whoever leads the release, `name <email>` as prose. */
const managerOf = ({ details, plan }: Pick<MessageFacts, 'details' | 'plan'>): string =>
  inlineText((details.manager ?? plan.manager).replace(/^(\S.*?)\s*<([^<>]+)>$/, '$1, $2'));

function values({ product, plan, t }: Pick<MessageView, 'product' | 'plan' | 't'>) {
  return {
    product: inlineText(product),
    release: `v${plan.version}`,
    type: t(`release.type.${plan.type}`),
    date: dateInWords(plan.releaseDate, t),
  };
}

function subjectOf(view: MessageView): string {
  const { message, missingApprovals, t } = view;
  const isAsked = message.contents.includes('approval_request') && missingApprovals.length > 0;
  const text = t(isAsked ? 'message.subject.approval' : subjectKey(view), values(view));
  return message.level === 'urgent' ? t('message.subject.urgent', { subject: text }) : text;
}

/** Freezes are no news to whoever only uses the product. */
function subjectKey({ message, isOut, tellsBreaks }: MessageView) {
  const { moment } = message;
  if (moment === 'post_release') return 'message.subject.post_release';
  if (isOut) return 'message.subject.out';
  if (moment === 'release_day' || isInternal(message)) return `message.subject.${moment}` as const;
  return tellsBreaks ? 'message.subject.ahead.breaking' : 'message.subject.ahead';
}

function introduction(view: MessageView): string {
  const { message, details, isOut, t } = view;
  const tellsTheme = message.contents.includes('positioning') || message.contents.includes('benefits');
  const isSecret = message.level === 'coordinated' && !isOut;
  return [
    t(introductionKey(view), values(view)),
    ...(details.theme === null || tellsTheme ? [] : [`**${inlineText(details.theme)}**`]),
    ...(message.isLate ? [t('message.late')] : []),
    ...(isSecret ? [`**${t('message.secret')}**`] : []),
  ].join('\n\n');
}

function introductionKey({ message: { moment }, isOut }: MessageView) {
  if (moment === 'post_release') return 'message.intro.post_release';
  if (isOut) return 'message.intro.out';
  return moment === 'release_day' ? 'message.intro.release_day' : 'message.intro.ahead';
}

const embargoed = (facts: MessageFacts, t: Translate): RenderedMessage => ({
  subject: t('message.subject.embargoed', values({ ...facts, t })),
  body: `${t('message.embargoed')}\n`,
});
