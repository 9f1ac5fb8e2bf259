import type { Translate } from '../message/translate.ts';
import type { KnownIssue } from '../notes/known-issues.ts';
import { inlineText } from '../plan/inline-text.ts';
import type { Plan, ScopeItem } from '../plan/plan.ts';
import type { ApproverRole } from '../release/policy.ts';
import type { ReleaseDetails } from '../release/release-details.ts';
import type { PlannedMessage } from './communication-plan.ts';

/** What a message is made of. */
export interface MessageFacts {
  readonly message: PlannedMessage;
  /** Name of the product. */
  readonly product: string;
  readonly plan: Plan;
  readonly details: ReleaseDetails;
  /** Whether everybody has the release. */
  readonly isOut: boolean;
  /** Roles whose approval is still asked for. */
  readonly missingApprovals: readonly ApproverRole[];
  /** What is known to be wrong in it; a description is the way around. */
  readonly knownIssues: readonly KnownIssue[];
}

/** A message while it is being written. */
export interface MessageView extends MessageFacts {
  readonly t: Translate;
  /** Items of a list that are told; the others are counted. */
  readonly most: number;
  /** Whether what breaks has a section of its own, so that no other has to tell it. */
  readonly tellsBreaks: boolean;
}

/** Commits mean something to these readers alone. */
const READS_CODE: readonly PlannedMessage['audience'][] = ['development', 'developers'];

/** Changes as list items, each told once, as many as the level of the message tells. */
export function itemLines(view: MessageView, items: readonly ScopeItem[]): string[] {
  const told = [...new Map(items.map((item) => [`${item.sha} ${item.subject}`, item])).values()];
  const shown = told.slice(0, view.most).map((item) => itemLine(view, item));
  const left = told.length - shown.length;
  return left > 0 ? [...shown, `- ${view.t('message.more', { count: left })}`] : shown;
}

function itemLine(
  { plan, message: { audience } }: MessageView,
  { component, sha, subject, refs }: ScopeItem,
): string {
  const isCode = READS_CODE.includes(audience);
  const ids = [
    ...refs.filter(({ kind }) => isCode || kind !== 'issue').map(({ raw }) => raw),
    ...(isCode && sha !== '' ? [sha.slice(0, 7)] : []),
  ].filter((id) => !subject.includes(id));
  const lead = plan.components.length > 1 ? `**${inlineText(component)}**: ` : '';
  return `- ${lead}${inlineText(subject)}${ids.length > 0 ? ` (${inlineText(ids.join(', '))})` : ''}`;
}

/** Texts of people as list items. */
export const textLines = (texts: readonly string[]): string[] => texts.map((text) => `- ${inlineText(text)}`);

/** A list under words of its own; nothing without items. */
export const labelled = (label: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`**${label}**:`, '', ...lines, ''];
