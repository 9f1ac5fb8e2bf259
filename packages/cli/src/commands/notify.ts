import type { ApiSchemas } from '@tminus/contract';
import type { StakeholderAudience, Translate } from '@tminus/domain';
import type { Context } from '../context.ts';
import {
  color,
  columns,
  fit,
  oneLine,
  print,
  printJson,
  say,
  table,
  terminalWidth,
} from '../output/terminal.ts';
import { terminalMarkdown } from '../output/terminal-markdown.ts';
import { answer, looking, withSession } from '../session.ts';

type Message = ApiSchemas['ScheduledMessage'];

export interface PreviewOptions {
  /** Id of one; the list without it. */
  readonly message?: string;
  readonly audience?: string;
}

/** `notify preview REL`: what is to be told about a release, or what one message says. */
export async function previewMessages(
  context: Context,
  ref: string,
  { message: id, audience }: PreviewOptions,
): Promise<void> {
  const { translate: t } = context;
  await withSession(context, looking('notify preview'), async ({ api }) => {
    if (id !== undefined) {
      const message = answer(
        await api.GET('/api/v1/releases/{ref}/messages/{id}', { params: { path: { ref, id } } }),
      );
      return context.json ? printJson(message) : print(renderMail(message, t));
    }
    const query = audience === undefined ? {} : { audience: audience as StakeholderAudience };
    const list = answer(
      await api.GET('/api/v1/releases/{ref}/messages', { params: { path: { ref }, query } }),
    );
    if (context.json) return printJson(list);
    if (list.items.length === 0) return say(t('cli.notify.none'));
    print(messageTable(list.items, terminalWidth() ?? Number.POSITIVE_INFINITY, t));
    say(t('cli.notify.next', { command: `tminus notify preview ${ref} --message ${list.items[0]?.id}` }));
  });
}

/** A row for each message within so many columns, with its id behind or, where there is no room, below. */
export function messageTable(messages: readonly Message[], room: number, t: Translate): string {
  const rows = messages.map(({ date, moment, audience, channel, to, status, isEmbargoed }) => [
    date,
    t(`message.moment.${moment}`),
    t(`message.audience.${audience}`),
    t(`message.channel.${channel}`),
    [
      ...(status === 'scheduled' ? [] : [color.yellow(t(`message.status.${status}`))]),
      ...(isEmbargoed ? [color.magenta(t('cli.notify.embargoed'))] : []),
    ].join(' '),
    to.map(oneLine).join(' '),
  ]);
  const ids = messages.map(({ id }) => color.dim(id));
  const wide = table(
    rows.map((row, index) => [...row, ids[index] ?? '']),
    Number.POSITIVE_INFINITY,
  );
  if (wide.split('\n').every((line) => columns(line) <= room)) return wide;
  return table(rows, Number.POSITIVE_INFINITY)
    .split('\n')
    .flatMap((line, index) => [columns(line) > room ? fit(line, room) : line, `  ${ids[index]}`])
    .join('\n');
}

/** One message as a letter: to whom and when, the subject, the text. */
function renderMail(message: ApiSchemas['RenderedMessage'], t: Translate): string {
  const width = terminalWidth();
  const { audience, channel, to, date, status, subject, body } = message;
  const reader = [t(`message.audience.${audience}`), t(`message.channel.${channel}`), ...to].join(', ');
  const day = status === 'scheduled' ? date : `${date} (${t(`message.status.${status}`)})`;
  const rows = [
    [color.dim(t('cli.notify.to')), oneLine(reader)],
    [color.dim(t('cli.notify.date')), day],
    [color.dim(t('cli.notify.subject')), color.bold(oneLine(subject))],
  ];
  return `${table(rows)}\n\n${width === null ? body : terminalMarkdown(body, width)}`;
}
