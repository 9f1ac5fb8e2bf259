import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { dayText, lastDayText, spanText, windowText } from './local-times.ts';
import { color, columns, fit, oneLine, wrap } from './terminal.ts';

type Search = ApiSchemas['WindowSearch'];
type Window = ApiSchemas['CandidateWindow'];

const WIDTH = 80;
const GAP = '  ';
const FACTORS = ['business', 'team', 'dependencies', 'risk', 'compliance'] as const;
const MOST_REASONS = 6;
const HOUR_MS = 3_600_000;

/** The best windows with what their scores are made of, what was rejected, and what would give one where there is none. */
export function renderWindows(search: Search, t: Translate, width = roomOf()): string {
  const { windows, rejected, unblock, nearest, conflicts, zone } = search;
  return [
    ...wrap(oneLine(headline(search, t)), width).map((line) => color.bold(line)),
    ...(windows.length === 0 ? [] : ['', ...windowTable(windows, zone, t)]),
    ...bestReasons(windows[0], t, width),
    ...(rejected.length === 0
      ? []
      : ['', color.bold(t('windows.rejected')), ...reasonLines(search, t, width)]),
    ...(conflicts.length === 0 || windows.length > 0
      ? []
      : ['', ...conflicts.flatMap(({ text }) => hanging('  ', oneLine(text), width))]),
    ...(unblock.length === 0 ? [] : ['', color.bold(t('windows.unblock'))]),
    ...unblock.flatMap(({ change, window }) =>
      hanging('  ', `${oneLine(change.text)} → ${windowText(window, zone, t)}`, width),
    ),
    ...(nearest === null ? [] : ['', `${color.bold(t('windows.nearest'))} ${windowText(nearest, zone, t)}`]),
  ].join('\n');
}

const roomOf = (): number => (process.stdout.isTTY === true ? process.stdout.columns || WIDTH : WIDTH);

function headline({ constraints, zone }: Search, t: Translate): string {
  const { type, release, components, from, to, durationMs, minDurationMs } = constraints;
  const typeWords = t(`release.type.${type}`).toLowerCase();
  return t('windows.head', {
    what: release === null ? typeWords : `v${release} (${typeWords})`,
    components: components.join(', '),
    hours: hoursText(Math.max(durationMs, minDurationMs)),
    from: dayText(from, zone, t),
    to: lastDayText(to, zone, t),
    zone,
  });
}

const hoursText = (ms: number): string => String(Math.round((ms / HOUR_MS) * 10) / 10);

/** Points with their sign, as they add up to the score from 100. */
function pointsOf({ factors }: Window, name: (typeof FACTORS)[number]): string {
  const points = factors.find(({ factor }) => factor === name)?.points ?? 0;
  return points === 0 ? '0' : `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`;
}

function windowTable(windows: readonly Window[], zone: string, t: Translate): string[] {
  const head = [
    t('windows.column.day'),
    t('windows.column.time'),
    t('windows.column.score'),
    ...FACTORS.map((name) => t(`windows.column.${name}`)),
  ];
  const rows = windows.map((window) => [
    dayText(window.start, zone, t),
    spanText(window.start, window.end, zone),
    window.score.toFixed(1),
    ...FACTORS.map((name) => pointsOf(window, name)),
  ]);
  const widths = head.map((text, column) =>
    Math.max(columns(text), ...rows.map((row) => columns(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => fit(cell, widths[column] ?? 0, column > 1 ? 'right' : 'left')).join(GAP);
  return [
    color.dim(line(head)),
    ...rows.map((row, index) => (index === 0 ? color.green(line(row)) : line(row)).trimEnd()),
  ];
}

/** Why the best one has its score, and which freezes it meets by leave. */
function bestReasons(best: Window | undefined, t: Translate, width: number): string[] {
  if (best === undefined) return [];
  const told = best.factors.flatMap(({ factor, because }) =>
    hanging(
      `  ${t(`windows.column.${factor}`)}: `,
      because.map(({ text }) => oneLine(text)).join(' '),
      width,
    ),
  );
  const met = best.overridden.map(
    (name) => `  ${color.yellow('!')} ${oneLine(t('windows.overridden', { name }))}`,
  );
  return ['', color.bold(t('windows.best')), ...told, ...met];
}

/** A line for each reason, the one that takes most away first: how many hours of starts, and when it is first. */
function reasonLines({ rejected, zone }: Search, t: Translate, width: number): string[] {
  const groups = new Map<string, { hours: number; first: string }>();
  for (const { start, end, reason } of rejected) {
    const group = groups.get(reason.text) ?? { hours: 0, first: start };
    group.hours += (Date.parse(end) - Date.parse(start)) / HOUR_MS;
    groups.set(reason.text, group);
  }
  const sorted = [...groups].sort(([, one], [, other]) => other.hours - one.hours);
  const lines = sorted.slice(0, MOST_REASONS).flatMap(([text, { hours, first }]) => {
    const amount = fit(t('windows.hours', { hours: Math.round(hours * 10) / 10 }), 9, 'right');
    const since = t('windows.first', { day: dayText(first, zone, t) });
    return hanging(`  ${amount}  `, `${oneLine(text)} ${color.dim(since)}`, width);
  });
  const left = sorted.length - MOST_REASONS;
  return left > 0 ? [...lines, `  ${color.dim(t('windows.more', { count: left }))}`] : lines;
}

function hanging(front: string, text: string, width: number): string[] {
  const indent = ' '.repeat(columns(front));
  return wrap(text, width - indent.length).map((line, index) => `${index === 0 ? front : indent}${line}`);
}
