import { renderCompliance } from '../compliance/render-compliance.ts';
import type { Intake } from '../intake/intake.ts';
import { type Translate, translateCode } from '../message/translate.ts';
import { renderRisks } from '../risk/render-risks.ts';
import { inlineText } from './inline-text.ts';
import type { Plan } from './plan.ts';

/** Ranges that components declare, against the versions that they will meet. */
export function compatibility({ assessment }: Plan, t: Translate): string[] {
  const pairs = assessment?.compatibility ?? [];
  if (pairs.length === 0) return [];
  const heads = (['component', 'needs', 'range', 'version', 'fits'] as const).map((name) =>
    t(`plan.compatibility.${name}`),
  );
  const rows = pairs.map(({ component, dependency, range, version, isSatisfied }) => {
    const fits = isSatisfied === null ? '?' : isSatisfied ? '✓' : '✗';
    const declared = range === null ? '–' : `\`${range}\``;
    return `| ${inlineText(component)} | ${inlineText(dependency)} | ${declared} | ${version ?? '–'} | ${fits} |`;
  });
  return [`## ${t('plan.compatibility')}`, '', `| ${heads.join(' | ')} |`, '|---|---|---|---|---|', ...rows];
}

/** What taking the release asks of its users, and what is known not to work. */
export function asked({ migrations = [], knownIssues = [] }: Plan, t: Translate): string[][] {
  const part = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`## ${title}`, '', ...items];
  return [
    part(
      t('plan.migrations'),
      migrations.map(({ subject, text, isIrreversible }) => {
        const mark = isIrreversible ? ` (${t('plan.migrations.irreversible')})` : '';
        return `- ${inlineText(text === '' ? subject : text)}${mark}`;
      }),
    ),
    part(
      t('plan.knownIssues'),
      knownIssues.map(({ text, description }) => {
        const more = description === null ? '' : `: ${inlineText(description)}`;
        return `- ${inlineText(text)}${more}`;
      }),
    ),
  ];
}

/** Why a formal release, and what rules ask of it. */
export function rules({ assessment }: Plan, t: Translate): string[][] {
  if (assessment === undefined) return [];
  const { intake, compliance } = assessment;
  const say = ({ code, params }: Intake['reasons'][number] | Intake['useCases'][number]): string =>
    `- ${inlineText(translateCode(t, code, params))}`;
  return [
    [`## ${t('plan.intake')}`, '', ...intake.reasons.map(say), ...intake.useCases.map(say)],
    renderCompliance(compliance.requirements, compliance, t),
  ];
}

export const risks = ({ assessment }: Plan, t: Translate): string[] =>
  assessment === undefined ? [] : renderRisks(assessment.risks, t);

/** Who is told what, when and how. */
export function communication({ assessment }: Plan, t: Translate): string[] {
  const messages = assessment?.messages ?? [];
  if (messages.length === 0) return [];
  const heads = (['date', 'moment', 'audience', 'channel', 'contents'] as const).map((name) =>
    t(`plan.communication.${name}`),
  );
  const rows = messages.map(({ date, moment, audience, channel, contents, isLate, isEmbargoed }) => {
    const marks = [...(isLate ? (['late'] as const) : []), ...(isEmbargoed ? (['embargoed'] as const) : [])];
    const notes = marks.map((mark) => ` (${t(`plan.communication.${mark}`)})`).join('');
    const cells = [
      `${date}${notes}`,
      t(`message.moment.${moment}`),
      t(`message.audience.${audience}`),
      t(`message.channel.${channel}`),
      contents.map((content) => t(`message.content.${content}`)).join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [`## ${t('plan.communication')}`, '', `| ${heads.join(' | ')} |`, '|---|---|---|---|---|', ...rows];
}
