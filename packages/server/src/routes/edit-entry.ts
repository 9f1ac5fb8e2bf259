import type { EntryEdit, NewEntry } from '@tminus/contract';
import { accept, type EntryDraft, type Outcome, type Period, refuse, USUALLY_FROZEN } from '@tminus/domain';

/** What a request puts on the calendar; without a zone of its own, in the calendar's. */
export function draftOf(body: NewEntry, calendarZone: string): EntryDraft {
  const { name, from, to, zone, repeats } = body;
  const period: Period = { start: from, end: to, zone: zone ?? calendarZone, rule: repeats };
  switch (body.kind) {
    case 'freeze':
      return {
        kind: 'freeze',
        name,
        period,
        blocks: body.blocks ?? USUALLY_FROZEN,
        components: body.components,
      };
    case 'train':
      return { kind: 'train', name, period, type: body.type, components: body.components };
    case 'window':
      return { kind: 'window', name, period };
    case 'peak':
      return { kind: 'peak', name, period, impact: body.impact };
  }
}

/** Members that only some kinds have. */
const OWN = ['blocks', 'components', 'type', 'impact'] as const;

/** An entry as an edit makes it. Refuses members that its kind does not have. Exceptions of a rule go with it. */
export function edited(present: EntryDraft, edit: Omit<EntryEdit, 'actor'>): Outcome<EntryDraft> {
  const foreign = OWN.find((member) => edit[member] !== undefined && !(member in present));
  if (foreign !== undefined)
    return refuse('request.invalid', { problems: `/body/${foreign} is not for a ${present.kind}` });
  const { name = present.name, from, to, zone, repeats, ...own } = edit;
  const period: Period = {
    ...present.period,
    ...(from !== undefined && { start: from }),
    ...(to !== undefined && { end: to }),
    ...(zone !== undefined && { zone }),
    ...(repeats !== undefined && { rule: repeats }),
  };
  const { except: _except, ...plain } = period;
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return accept({ ...present, ...said, name, period: period.rule === null ? plain : period } as EntryDraft);
}
