import { type ApiSchemas, toTime } from '@tminus/contract';
import type { AgendaItem, StandingEntry, Translate } from '@tminus/domain';
import type { Agenda } from '@tminus/engine';
import { toConflict } from './calendar.ts';

type Item = ApiSchemas['Agenda']['items'][number];

/** The agenda as the API shows it: each occurrence with one line that says what it is. */
export const toAgendaResource = (
  { items, range, zone }: Agenda,
  translate: Translate,
): ApiSchemas['Agenda'] => ({
  from: toTime(range.start),
  to: toTime(range.end),
  zone,
  items: items.map((item) => toItem(item, translate)),
});

const BARE = {
  id: null,
  source: 'tminus.yaml',
  by: null,
  type: null,
  status: null,
  blocks: null,
  components: null,
  impact: null,
  soakEnd: null,
  milestone: null,
  person: null,
} as const;

function toItem(item: AgendaItem, t: Translate): Item {
  const { start, end, isAllDay: allDay, name } = item;
  const span = { start: toTime(start), end: toTime(end), allDay, name, conflicts: [] };
  switch (item.kind) {
    case 'release': {
      const { release, soakEnd, conflicts } = item;
      const { id, type, status, placed } = release;
      const told = conflicts.map((conflict) => toConflict(conflict, t));
      const words = [t(`release.type.${type}`).toLowerCase(), ...(placed?.components ?? [])].join(', ');
      return {
        ...BARE,
        ...span,
        kind: 'release',
        source: 'plan',
        id,
        type,
        status,
        components: [...(placed?.components ?? [])],
        soakEnd: toTime(soakEnd),
        conflicts: told,
        text: `${words}: ${t(`release.status.${status}`)}`,
      };
    }
    case 'milestone': {
      const { id, type, status } = item.release;
      const text = t(`plan.milestone.${item.key}`);
      return {
        ...BARE,
        ...span,
        kind: 'milestone',
        source: 'plan',
        id,
        type,
        status,
        milestone: item.key,
        text,
      };
    }
    case 'dayOff': {
      const text = item.person ?? t('calendar.agenda.team');
      return { ...BARE, ...span, kind: 'dayOff', person: item.person, text };
    }
    default:
      return { ...BARE, ...span, kind: item.kind, ...ofEntry(item.entry, t) };
  }
}

function ofEntry(entry: StandingEntry, t: Translate) {
  const components = 'components' in entry ? entry.components : null;
  const only = components === null ? [] : [t('calendar.agenda.only', { components: components.join(', ') })];
  return {
    id: entry.id,
    source: entry.createdBy === null ? ('tminus.yaml' as const) : ('added' as const),
    by: entry.createdBy,
    components: components && [...components],
    type: entry.kind === 'train' ? entry.type : null,
    blocks: entry.kind === 'freeze' ? [...entry.blocks] : null,
    impact: entry.kind === 'peak' ? entry.impact : null,
    text: [...aboutEntry(entry, t), ...only].join('; '),
  };
}

function aboutEntry(entry: StandingEntry, t: Translate): string[] {
  if (entry.kind === 'freeze') {
    const types = entry.blocks.map((type) => t(`release.type.${type}`).toLowerCase()).join(', ');
    return [t('calendar.agenda.blocks', { types })];
  }
  if (entry.kind === 'train')
    return [t('calendar.agenda.leaves', { type: t(`release.type.${entry.type}`).toLowerCase() })];
  if (entry.kind === 'peak')
    return [t('calendar.agenda.impact', { percent: Math.round(entry.impact * 100) })];
  return [];
}
