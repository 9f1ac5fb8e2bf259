import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { windowText } from './local-times.ts';
import { color, oneLine } from './terminal.ts';

/** An entry in a few lines: its name, when it is, what it is about, who put it there, and when it is next. */
export function entryLines(entry: ApiSchemas['CalendarEntry'], t: Translate): string[] {
  const { id, name, from, to, zone, repeats, source, createdBy, next } = entry;
  const owner = source === 'added' ? t('calendar.agenda.by', { person: createdBy ?? '' }) : source;
  return [
    `${color.bold(oneLine(name))}  ${color.dim(id)}  ${color.dim(oneLine(owner))}`,
    `  ${from} → ${to} (${zone})${repeats === null ? '' : `  ${repeats}`}`,
    ...aboutLines(entry, t),
    ...(repeats === null
      ? []
      : next.map((span) => `  ${color.dim(t('cli.calendar.next'))} ${windowText(span, zone, t)}`)),
  ];
}

function aboutLines(
  { kind, blocks, components, type, impact }: ApiSchemas['CalendarEntry'],
  t: Translate,
): string[] {
  const types = (blocks ?? []).map((each) => t(`release.type.${each}`).toLowerCase()).join(', ');
  const about = [
    ...(kind === 'freeze' ? [t('calendar.agenda.blocks', { types })] : []),
    ...(type === null
      ? []
      : [t('calendar.agenda.leaves', { type: t(`release.type.${type}`).toLowerCase() })]),
    ...(impact === null ? [] : [t('calendar.agenda.impact', { percent: Math.round(impact * 100) })]),
    ...(components === null ? [] : [t('calendar.agenda.only', { components: components.join(', ') })]),
  ];
  return about.length === 0 ? [] : [`  ${oneLine(about.join('; '))}`];
}
