import { windowText } from '../communication/window-text.ts';
import { inWords } from '../message/in-words.ts';
import { isMessageKey, type Translate, translateCode } from '../message/translate.ts';
import type { PlanDiff, TaskMove } from './compare-plans.ts';
import { inlineText } from './inline-text.ts';
import { taskName } from './task-name.ts';

/** What differs between two plans, in markdown: a heading for each kind, a line for each difference. Empty without any. */
export function renderPlanDiff(diff: PlanDiff, t: Translate): string[] {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [t('plan.diff.when'), whenLines(diff, t)],
    [t('plan.components'), diff.components.map(({ name, from, to }) => line(inlineText(name), from, to))],
    [t('plan.contents'), scopeLines(diff, t)],
    [
      t('plan.timeline'),
      diff.milestones.map(({ key, from, to }) => line(t(`plan.milestone.${key}`), from, to)),
    ],
    [t('plan.work'), diff.tasks.map((move) => taskLine(move, t))],
    [t('plan.gates'), names(diff.gates, (gate) => gateName(gate, t))],
    [t('plan.signoff'), names(diff.approvers, (role) => t(`plan.role.${role}`))],
    [t('risk.title'), riskLines(diff, t)],
    [t('plan.communication'), messageLines(diff, t)],
    [t('plan.findings'), findingLines(diff, t)],
  ];
  return parts
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => [`## ${title}`, '', ...lines, ''])
    .slice(0, -1);
}

/** One with both sides is changed, one with the second alone has come, one with the first alone has gone. */
function line(name: string, from: string | number | null, to: string | number | null): string {
  if (from === null) return `+ ${name}: ${to ?? ''}`;
  return to === null ? `- ${name}: ${from}` : `~ ${name}: ${from} → ${to}`;
}

function whenLines({ type, date, window }: PlanDiff, t: Translate): string[] {
  const told = (planned: NonNullable<PlanDiff['window']>['from']): string | null =>
    planned === null ? null : windowText(planned);
  return [
    ...(type === null
      ? []
      : [line(t('plan.type'), t(`release.type.${type.from}`), t(`release.type.${type.to}`))]),
    ...(date === null ? [] : [line(t('plan.date'), date.from, date.to)]),
    ...(window === null ? [] : [line(t('plan.window'), told(window.from), told(window.to))]),
  ];
}

const LISTS = {
  features: 'plan.features',
  fixes: 'plan.fixes',
  breaking: 'plan.breaking',
  further: 'plan.further',
} as const;

const scopeLines = ({ scope }: PlanDiff, t: Translate): string[] =>
  scope.map(({ list, change, item: { component, subject } }) => {
    const mark = change === 'added' ? '+' : '-';
    return `${mark} ${t(LISTS[list])}: ${inlineText(subject)} (${inlineText(component)})`;
  });

function taskLine({ task, from, to, days }: TaskMove, t: Translate): string {
  const moved = days === 0 ? '' : ` (${days > 0 ? '+' : '−'}${Math.abs(days)})`;
  return `${line(inlineText(taskName(task, t)), from, to)}${moved}`;
}

const names = <Name extends string>(
  { added, removed }: { readonly added: readonly Name[]; readonly removed: readonly Name[] },
  name: (each: Name) => string,
): string[] => [...added.map((each) => `+ ${name(each)}`), ...removed.map((each) => `- ${name(each)}`)];

function gateName(gate: string, t: Translate): string {
  const key = `plan.gate.${gate}`;
  return isMessageKey(key) ? t(key) : gate;
}

const riskLines = ({ risks }: PlanDiff, t: Translate): string[] =>
  risks.map(({ risk: { title }, from, to }) =>
    line(inlineText(translateCode(t, title.code, title.params)), from, to),
  );

const messageLines = ({ messages: { added, moved, gone } }: PlanDiff, t: Translate): string[] => [
  ...added.map((message) => `+ ${messageName(message, t)}: ${message.date}`),
  ...moved.map(({ message, from, to }) => line(messageName(message, t), from, to)),
  ...gone.map((message) => `- ${messageName(message, t)}: ${message.date}`),
];

const messageName = (
  { moment, audience, channel }: PlanDiff['messages']['added'][number],
  t: Translate,
): string =>
  [t(`message.moment.${moment}`), t(`message.audience.${audience}`), t(`message.channel.${channel}`)].join(
    ', ',
  );

const findingLines = ({ findings: { added, gone } }: PlanDiff, t: Translate): string[] => {
  const text = ({ code, params }: (typeof added)[number]): string =>
    inlineText(translateCode(t, code, inWords(t, params)));
  return [...added.map((finding) => `+ ${text(finding)}`), ...gone.map((finding) => `- ${text(finding)}`)];
};
