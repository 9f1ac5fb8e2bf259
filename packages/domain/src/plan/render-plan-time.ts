import { writeLocalTime } from '../calendar/local-time.ts';
import { openZone } from '../calendar/zone.ts';
import { inWords } from '../message/in-words.ts';
import { type Translate, translateCode } from '../message/translate.ts';
import { inlineText } from './inline-text.ts';
import type { Plan } from './plan.ts';
import type { PlannedTask } from './plan-schedule.ts';
import { taskName } from './task-name.ts';

/** The work of the release, in the order in which it begins; what leaves no time is marked. */
export function work({ assessment }: Plan, t: Translate): string[] {
  if (assessment === undefined) return [];
  const { tasks, criticalPath, forecast } = assessment;
  const heads = (['task', 'owner', 'from', 'to', 'earliest', 'slack'] as const).map((name) =>
    t(`plan.work.${name}`),
  );
  const rows = tasks
    .filter(({ stage }) => stage !== 'post_release')
    .map((task) => {
      const name = inlineText(taskName(task, t));
      const marked = criticalPath.includes(task.id) ? `**${name}**` : name;
      const done = task.status === 'planned' ? '' : ` (${t(`plan.work.${task.status}`)})`;
      return `| ${marked}${done} | ${inlineText(ownerOf(task))} | ${task.start} | ${task.end} | ${task.earliestEnd} | ${task.totalSlack} |`;
    });
  const path = criticalPath
    .flatMap((id) => tasks.find((task) => task.id === id) ?? [])
    .map((task) => inlineText(taskName(task, t)));
  return [
    `## ${t('plan.work')}`,
    '',
    t('plan.work.intro'),
    '',
    `| ${heads.join(' | ')} |`,
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `**${t('plan.work.path')}**: ${path.join(' → ')}`,
    '',
    t('plan.work.forecast', {
      p50: forecast.p50,
      p80: forecast.p80,
      p95: forecast.p95,
      percent: Math.round(forecast.onTime * 100),
    }),
  ];
}

/** The role, and who answers for it. */
const ownerOf = ({ owner, people }: PlannedTask): string =>
  people.length === 0 ? owner : `${owner} (${people.join(', ')})`;

/** Work after the release with its day, or what is always to be done where nobody planned it. */
export function postRelease({ assessment, timeline, releaseDate }: Plan, t: Translate): string[] {
  const tasks = (assessment?.tasks ?? []).filter(({ stage }) => stage === 'post_release');
  const date = timeline.find(({ key }) => key === 'retrospective')?.start ?? releaseDate;
  const usual = [
    t('plan.post.notes'),
    t('plan.post.documentation'),
    t('plan.post.notify'),
    t('plan.post.flags'),
    t('plan.post.retrospective', { date }),
  ];
  const planned = tasks.map((task) => {
    const days = task.start === task.end ? task.start : `${task.start} – ${task.end}`;
    return `${taskName(task, t)}: ${days} (${inlineText(ownerOf(task))})`;
  });
  return [
    `## ${t('plan.post')}`,
    '',
    ...(planned.length === 0 ? usual : planned).map((line) => `- [ ] ${line}`),
  ];
}

/** When traffic moves, and why then. */
export function window({ window: planned, assessment }: Plan, t: Translate): string[] {
  if (planned === undefined) return [];
  const lines = [
    `## ${t('plan.window')}`,
    '',
    t('plan.window.when', {
      start: localText(planned.start, planned.zone),
      end: localText(planned.end, planned.zone),
      zone: planned.zone,
      soak: localText(planned.soakEnd, planned.zone),
    }),
  ];
  if (assessment === undefined) return lines;
  const rows = assessment.factors.map(({ name, value, points, because }) => {
    const reasons = because.map(({ code, params }) => inlineText(translateCode(t, code, inWords(t, params))));
    const told = rounded(points);
    return `| ${t(`calendar.factor.${name}`)} | ${rounded(value)} | ${told > 0 ? '+' : ''}${told} | ${reasons.join(' ')} |`;
  });
  const heads = (['factor', 'value', 'points', 'because'] as const).map((name) => t(`plan.window.${name}`));
  return [
    ...lines,
    '',
    t('plan.window.score', { score: rounded(assessment.score) }),
    '',
    `| ${heads.join(' | ')} |`,
    '|---|---|---|---|',
    ...rows,
  ];
}

/** More decimals mean nothing to people. */
const rounded = (value: number): number => Math.round(value * 100) / 100 || 0;

/** `2026-12-03 18:00` where the team works. */
const localText = (instant: number, zone: string): string =>
  writeLocalTime(openZone(zone).toWall(instant)).replace('T', ' ');
