import { formatDuration } from '../../plan/format-duration.ts';
import { inlineText } from '../../plan/inline-text.ts';
import { leadingComponent, movingComponents } from '../../plan/leading-component.ts';
import { dateInWords } from '../date-words.ts';
import { componentSteps, followingOf, type View } from './view.ts';

/** Components with their versions, and where all differences can be read. */
export function renderVersions({ notes, links, t }: View): string[] {
  const steps = componentSteps(notes.components, links);
  if (steps.length === 0) return [];
  const rows = steps.map((moved) => {
    const { names, from, to, url } = moved;
    const diff = url === null ? '–' : `[${t('notes.versions.compare')}](${url})`;
    return `| ${names.map(inlineText).join(', ')} | ${from ?? '–'} | ${to ?? '?'}${followingOf(moved, t)} | ${diff} |`;
  });
  const heads = [t('plan.component'), t('plan.from'), t('plan.to'), t('notes.versions.differences')];
  return [[`| ${heads.join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n')];
}

/** The milestones of the plan. */
export function renderSchedule({ plan, t }: View): string[] {
  if (plan === null) return [];
  const rows = plan.timeline.map(({ key, start, end, owner }) => {
    const days = start === end ? dateInWords(start, t) : `${dateInWords(start, t)} – ${dateInWords(end, t)}`;
    return `| ${days} | ${t(`plan.milestone.${key}`)} | ${inlineText(owner)} |`;
  });
  const heads = [t('plan.timeline.date'), t('plan.timeline.milestone'), t('plan.timeline.owner')];
  return [
    `${t('plan.manager')}: ${inlineText(plan.manager)}`,
    [`| ${heads.join(' | ')} |`, '|---|---|---|', ...rows].join('\n'),
  ];
}

/** How traffic moves to the new versions, and back. */
export function renderRollout({ plan, t }: View): string[] {
  const lead = plan === null ? null : leadingComponent(plan.components);
  if (plan === null || lead === null) return [];
  const order = movingComponents(plan.components).map(({ name }) => inlineText(name));
  const steps = lead.steps.map(
    ({ percent, soakMs }, index) =>
      `${index + 1}. ${t('plan.strategy.phase', { percent, soak: formatDuration(soakMs) })}`,
  );
  const facts = [
    `${t('plan.strategy.type')}: ${t(`plan.strategy.${lead.strategy}`)}`,
    `${t('plan.branch')}: \`${plan.branch}\``,
    ...(order.length > 1
      ? [t('plan.strategy.order', { lead: inlineText(lead.name), order: order.join(' → ') })]
      : []),
  ];
  return [facts.map((fact) => `- ${fact}`).join('\n'), steps.join('\n')];
}

/** What is watched while traffic moves, and what turns it back. */
export function renderMonitoring({ plan, t }: View): string[] {
  if (plan === null) return [];
  const { errorRate, slowAfterMs } = plan.rollback;
  const back = movingComponents(plan.components)
    .map(({ name }) => inlineText(name))
    .reverse();
  if (back.length === 0) return [];
  const triggers = [
    t('plan.rollback.errors', { percent: Number((errorRate * 100).toFixed(2)) }),
    t('plan.rollback.latency', { ms: slowAfterMs }),
    t('plan.rollback.comparison'),
    t('plan.rollback.critical'),
  ];
  return [
    t('notes.monitoring.lead'),
    triggers.map((trigger) => `- ${trigger}`).join('\n'),
    ...(back.length > 1 ? [t('notes.monitoring.back', { order: back.join(' → ') })] : []),
  ];
}
