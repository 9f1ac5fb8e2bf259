import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ApiSchemas } from '@tminus/contract';
import { RefusalError, type ReleaseType } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { color, oneLine, print, printJson, say } from '../output/terminal.ts';
import { answer, looking, withSession } from '../session.ts';

export interface ExportOptions {
  readonly from?: string;
  readonly to?: string;
}

/** `calendar export [FILE]`: the calendar by RFC 5545, to a file or to stdout. */
export async function exportCalendar(
  context: Context,
  file: string | undefined,
  options: ExportOptions,
): Promise<void> {
  const { directory, translate, json } = context;
  const text = await withSession(context, looking('calendar export'), async ({ api }) =>
    answer(await api.GET('/calendar.ics', { params: { query: { ...options } }, parseAs: 'text' })),
  );
  const isToStdout = file === undefined || file === '-';
  const events = text.match(/^BEGIN:VEVENT\r?$/gm)?.length ?? 0;
  if (!isToStdout) await write(resolve(directory, file), file, text);
  if (json) return printJson(isToStdout ? { events, calendar: text } : { events, file });
  if (isToStdout) return print(text);
  say(translate('cli.calendar.exported', { file, events }));
}

async function write(path: string, file: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('calendar.fileUnwritable', { file, reason }, { cause: error });
  }
}

export interface ImportOptions {
  readonly as: 'freeze' | 'peak' | 'window';
  readonly block?: ReleaseType[];
  readonly component?: string[];
  readonly impact?: number;
  readonly zone?: string;
  readonly alias?: Record<string, string>;
  readonly dryRun?: boolean;
}

/** `calendar import FILE --as KIND`: takes the events of a calendar file over. */
export async function importCalendar(context: Context, file: string, options: ImportOptions): Promise<void> {
  const calendar = await readText(context.directory, file);
  const dryRun = options.dryRun === true;
  const needs = { command: 'tminus calendar import', savesNothing: dryRun };
  await withSession(context, needs, async ({ api }) => {
    const body = {
      actor: await currentActor(context),
      calendar,
      as: options.as,
      blocks: options.block ?? null,
      components: options.component ?? null,
      impact: options.impact ?? null,
      zone: options.zone ?? null,
      aliases: options.alias ?? {},
      dryRun,
    };
    const result = answer(await api.POST('/api/v1/calendar/imports', { body }));
    if (context.json) return printJson(result);
    print(report(result, context).join('\n'));
  });
}

const MARKS = { added: color.green('+'), changed: color.yellow('~'), removed: color.red('-') } as const;

function report(result: ApiSchemas['CalendarImportResult'], { translate }: Context): string[] {
  const lines = (['added', 'changed', 'removed'] as const).flatMap((done) =>
    result[done].map(
      ({ name, from, to }) => `${MARKS[done]} ${oneLine(name)}  ${color.dim(`${from} → ${to}`)}`,
    ),
  );
  const skipped = result.skipped.map(({ line, name, reason }) => {
    const where = line === null ? '' : `${translate('cli.calendar.line', { line })} `;
    return `${color.yellow('!')} ${oneLine(`${where}${name}${name === '' ? '' : ': '}${reason.text}`)}`;
  });
  const counts = {
    added: result.added.length,
    changed: result.changed.length,
    removed: result.removed.length,
    unchanged: result.unchanged,
    skipped: skipped.length,
  };
  const sum = translate('cli.calendar.imported', counts);
  return [...lines, ...skipped, result.saved ? sum : `${sum} ${translate('cli.calendar.importDryRun')}`];
}

/** A file as a path from where the command works, or `-` for stdin. */
async function readText(directory: string, file: string): Promise<string> {
  try {
    if (file !== '-') return await readFile(resolve(directory, file), 'utf8');
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new RefusalError('calendar.fileMissing', { file });
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('calendar.fileUnreadable', { file, reason }, { cause: error });
  }
}
