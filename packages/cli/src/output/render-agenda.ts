import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { dayText, lastDayText, momentText, spanText } from './local-times.ts';
import { color, columns, fit, oneLine, wrap } from './terminal.ts';

type Agenda = ApiSchemas['Agenda'];
type Item = Agenda['items'][number];

const WIDTH = 80;

const PAINT: Readonly<Record<Item['kind'], (text: string) => string>> = {
  freeze: color.cyan,
  train: color.blue,
  window: color.dim,
  peak: color.yellow,
  release: color.green,
  milestone: color.magenta,
  dayOff: color.dim,
};

/** The agenda by day: what is on when it begins stands on the first day, with since when. */
export function renderAgenda(agenda: Agenda, t: Translate, width = roomOf()): string {
  const { from, to, zone, items } = agenda;
  const range = { from: dayText(from, zone, t), to: lastDayText(to, zone, t), zone };
  if (items.length === 0) return t('calendar.agenda.none', range);
  const days = new Map<string, string[]>();
  for (const item of items) {
    const day = dayText(item.start < from ? from : item.start, zone, t);
    days.set(day, [...(days.get(day) ?? []), ...itemLines(item, agenda, t, width)]);
  }
  return [
    color.dim(`${range.from} – ${range.to} (${zone})`),
    ...[...days].flatMap(([day, lines]) => ['', color.bold(day), ...lines]),
  ].join('\n');
}

const roomOf = (): number => (process.stdout.isTTY === true ? process.stdout.columns || WIDTH : WIDTH);
const kindWidth = (items: readonly Item[], t: Translate): number =>
  Math.max(...items.map(({ kind }) => columns(t(`calendar.kind.${kind}`))));

function itemLines(item: Item, { from, zone, items }: Agenda, t: Translate, width: number): string[] {
  const kind = fit(t(`calendar.kind.${item.kind}`), kindWidth(items, t));
  const front = `  ${fit(timeText(item, zone, t), 14)}  ${PAINT[item.kind](kind)}  `;
  const about = [
    item.text,
    ...(item.start < from ? [t('calendar.agenda.since', { since: dayText(item.start, zone, t) })] : []),
    ...untilText(item, zone, t),
    ...soakText(item, zone, t),
    ...(item.source === 'added' && item.by !== null ? [t('calendar.agenda.by', { person: item.by })] : []),
  ].filter((text) => text !== '');
  const indent = ' '.repeat(columns(front));
  const room = width - indent.length;
  const words = [item.name === '' ? [] : [item.name], about].flat().map(oneLine).join(' · ');
  const [first = '', ...rest] = wrap(words, room);
  const name = oneLine(item.name);
  const head = first.startsWith(name) ? `${color.bold(name)}${first.slice(name.length)}` : first;
  const rivals = item.conflicts.flatMap(({ text }) => wrap(`! ${oneLine(text)}`, room).map(color.red));
  return [`${front}${head}`, ...[...rest, ...rivals].map((line) => `${indent}${line}`)];
}

function timeText({ allDay, start, end }: Item, zone: string, t: Translate): string {
  return allDay ? t('calendar.agenda.allDay') : spanText(start, end, zone);
}

/** Of what lasts several days, the last one. */
function untilText({ allDay, start, end }: Item, zone: string, t: Translate): string[] {
  const last = lastDayText(end, zone, t);
  return allDay && last !== dayText(start, zone, t) ? [t('calendar.agenda.until', { until: last })] : [];
}

function soakText({ end, soakEnd }: Item, zone: string, t: Translate): string[] {
  if (soakEnd === null || soakEnd <= end) return [];
  const isSameDay = dayText(soakEnd, zone, t) === dayText(end, zone, t);
  const until = momentText(soakEnd, zone, t);
  return [t('calendar.agenda.soak', { until: isSameDay ? until.slice(-5) : until })];
}
