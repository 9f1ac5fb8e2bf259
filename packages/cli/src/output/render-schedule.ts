import type { ScheduleDocument } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { color, columns, fit, oneLine, wrap } from './terminal.ts';

type Task = ScheduleDocument['tasks'][number];

const WIDTH = 80;
const GAP = '  ';
const LEAST_BAR = 10;
const MOST_BAR = 40;
const MOST_NAME = 24;

/** A schedule for people: a row and a bar per task, what drives the end, how likely it is, and what cannot be kept. */
export function renderSchedule(document: ScheduleDocument, t: Translate, width = roomOf()): string {
  const { tasks, criticalPath, findings } = document;
  const path = criticalPath.map(oneLine).join(' → ');
  return [
    ...(tasks.length === 0 ? [] : [...taskTable(document, t, width), '']),
    ...labelled(
      [
        [t('schedule.criticalPath'), path === '' ? '–' : path],
        [t('schedule.duration'), durationText(document, t)],
        [t('schedule.likely'), likelyText(document)],
        [t('schedule.basis'), basisText(document, t)],
      ],
      width,
    ),
    ...(findings.length === 0 ? [] : ['']),
    ...findings.flatMap(({ text }) => hanging(`${color.yellow('!')} `, oneLine(text), width)),
  ].join('\n');
}

const roomOf = (): number => (process.stdout.isTTY === true ? process.stdout.columns || WIDTH : WIDTH);

/** Two decimals say enough of a day. */
const days = (value: number): string => String(Math.round(value * 100) / 100 + 0);

function taskTable(document: ScheduleDocument, t: Translate, width: number): string[] {
  const { tasks } = document;
  const hasDates = document.start !== undefined;
  const heads = ['task', 'start', 'finish', 'slack'] as const;
  const head = ['', ...heads.map((each) => t(`schedule.column.${each}`))];
  const rows = tasks.map((task) => [
    task.critical ? '●' : '',
    oneLine(task.name ?? task.id),
    hasDates ? (task.start ?? '') : days(task.es),
    hasDates ? (task.finish ?? '') : days(task.ef),
    days(task.totalSlack),
  ]);
  const widths = head.map((text, column) =>
    Math.max(columns(text), ...rows.map((row) => columns(row[column] ?? ''))),
  );
  widths[1] = Math.min(widths[1] ?? 0, MOST_NAME);
  const used = widths.reduce((sum, each) => sum + each + GAP.length, 0);
  const room = Math.min(MOST_BAR, width - used);
  const bars = room < LEAST_BAR ? null : barsOf(tasks, room);
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        fit(cell, widths[column] ?? 0, column === 4 || (column > 1 && !hasDates) ? 'right' : 'left'),
      )
      .join(GAP);
  return [
    color.dim(line(head).trimEnd()),
    ...rows.map((row, index) => {
      const { critical = false, totalSlack = 0 } = tasks[index] ?? {};
      const paint = totalSlack < 0 ? color.red : critical ? color.yellow : (text: string) => text;
      const bar = bars?.[index] ?? '';
      return `${paint(line(row))}${bar === '' ? '' : `${GAP}${bar}`}`.trimEnd();
    }),
  ];
}

/** From the first early start to the last date: work as a bar, slack behind it dotted, milestones as a diamond. */
function barsOf(tasks: readonly Task[], room: number): string[] {
  const from = Math.min(0, ...tasks.map(({ es }) => es));
  const to = Math.max(...tasks.flatMap(({ ef, lf }) => [ef, lf]));
  const scale = to > from ? room / (to - from) : 0;
  const at = (value: number): number => Math.round((value - from) * scale);
  return tasks.map(({ es, ef, lf, critical }) => {
    if (ef <= es) return `${' '.repeat(Math.min(at(es), room - 1))}${critical ? color.yellow('◆') : '◇'}`;
    const begin = Math.min(at(es), room - 1);
    const end = Math.max(begin + 1, at(ef));
    const slack = '·'.repeat(Math.max(0, at(lf) - end));
    const bar = (critical ? '█' : '▒').repeat(end - begin);
    return `${' '.repeat(begin)}${critical ? color.yellow(bar) : bar}${color.dim(slack)}`;
  });
}

function durationText({ duration, start, finish }: ScheduleDocument, t: Translate): string {
  const span = start === undefined || finish === undefined ? '' : ` (${start} → ${finish})`;
  return `${t('schedule.days', { count: days(duration) })}${span}`;
}

function likelyText({ p50, p80, p95, p50Date, p80Date, p95Date }: ScheduleDocument): string {
  const points = [
    `P50 ${p50Date ?? days(p50)}`,
    `P80 ${p80Date ?? days(p80)}`,
    `P95 ${p95Date ?? days(p95)}`,
  ];
  return points.join(' · ');
}

function basisText({ runs, shareByFinish }: ScheduleDocument, t: Translate): string {
  if (runs === 1) return t('schedule.noEstimates');
  const share = shareByFinish === undefined ? null : `${Math.floor(shareByFinish * 100)}%`;
  return share === null
    ? t('schedule.runs', { count: runs })
    : `${t('schedule.runs', { count: runs })} · ${t('schedule.inTime', { percent: share })}`;
}

/** Words in front, and beside them what they stand for, on as many lines as it takes. */
function labelled(pairs: readonly (readonly [string, string])[], width: number): string[] {
  const widest = Math.max(...pairs.map(([label]) => columns(label)));
  return pairs.flatMap(([label, text]) => hanging(`${color.bold(fit(label, widest))}${GAP}`, text, width));
}

function hanging(front: string, text: string, width: number): string[] {
  const indent = ' '.repeat(columns(front));
  return wrap(text, width - indent.length).map((line, index) => `${index === 0 ? front : indent}${line}`);
}
