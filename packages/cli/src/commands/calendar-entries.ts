import type { ApiSchemas } from '@tminus/contract';
import type { CalendarEntry, ReleaseType } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { overrideLines } from '../output/override-lines.ts';
import { entryLines } from '../output/render-entries.ts';
import { color, oneLine, print, printJson, say } from '../output/terminal.ts';
import { answer, looking, withSession } from '../session.ts';

type Kind = CalendarEntry['kind'];

export interface EntryOptions {
  readonly from: string;
  readonly to: string;
  readonly repeats?: string;
  readonly zone?: string;
  readonly block?: ReleaseType[];
  readonly component?: string[];
  readonly type?: ReleaseType;
  readonly impact?: number;
}

/** `calendar freeze add NAME` and its like. */
export async function addEntry(
  context: Context,
  kind: Kind,
  name: string,
  options: EntryOptions,
): Promise<void> {
  await withSession(context, { command: `tminus calendar ${kind} add` }, async ({ api }) => {
    const body = newEntry(kind, name, options, await currentActor(context));
    const entry = answer(await api.POST('/api/v1/calendar/entries', { body }));
    tell(context, entry, 'added');
  });
}

function newEntry(
  kind: Kind,
  name: string,
  options: EntryOptions,
  actor: string,
): ApiSchemas['NewCalendarEntry'] {
  const { from, to, repeats = null, zone = null, block = null, component = null } = options;
  const period = { actor, name, from, to, repeats, zone };
  switch (kind) {
    case 'freeze':
      return { kind, ...period, blocks: block, components: component };
    case 'train':
      return { kind, ...period, type: options.type ?? 'minor', components: component };
    case 'window':
      return { kind, ...period };
    case 'peak':
      return { kind, ...period, impact: options.impact ?? 1 };
  }
}

/** `calendar freeze list` and its like: what there is of one kind, and when it is next. */
export async function listEntries(context: Context, kind: Kind): Promise<void> {
  await withSession(context, looking(`calendar ${kind} list`), async ({ api }) => {
    const list = answer(await api.GET('/api/v1/calendar/entries', { params: { query: { kind } } }));
    if (context.json) return printJson(list);
    if (list.items.length === 0) return say(context.translate(`cli.calendar.${kind}.none`));
    print(list.items.map((entry) => entryLines(entry, context.translate).join('\n')).join('\n\n'));
  });
}

/** `calendar freeze remove NAME` and its like, by name or id. */
export async function removeEntry(context: Context, kind: Kind, ref: string): Promise<void> {
  await withSession(context, { command: `tminus calendar ${kind} remove` }, async ({ api }) => {
    const params = { path: { id: ref }, query: { actor: await currentActor(context), kind } };
    tell(context, answer(await api.DELETE('/api/v1/calendar/entries/{id}', { params })), 'removed');
  });
}

function tell(
  { json, translate }: Context,
  entry: ApiSchemas['CalendarEntry'],
  done: 'added' | 'removed',
): void {
  if (json) {
    printJson(entry);
    return;
  }
  const head = translate(`cli.calendar.${done}`, { name: oneLine(entry.name), id: entry.id });
  print([`${color.green('✓')} ${head}`, ...entryLines(entry, translate).slice(1)].join('\n'));
}

export interface OverrideOptions {
  readonly freeze: string;
  readonly reason: string;
  readonly approver: string;
}

/** `calendar freeze override REL`: lets one release through a freeze. */
export async function overrideFreeze(context: Context, ref: string, options: OverrideOptions): Promise<void> {
  await withSession(context, { command: 'tminus calendar freeze override' }, async ({ api }) => {
    const { freeze, reason, approver } = options;
    const body = { actor: await currentActor(context), freeze, reason, approver };
    const params = { path: { ref } };
    const release = answer(await api.POST('/api/v1/releases/{ref}/overrides', { params, body }));
    if (context.json) return printJson(release);
    for (const line of overrideLines(release, context.translate)) print(line);
  });
}
