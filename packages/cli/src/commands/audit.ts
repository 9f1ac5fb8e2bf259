import type { ApiClient, ApiSchemas, EventResource } from '@tminus/contract';
import { ERRORS, RefusalError, type Translate } from '@tminus/domain';
import type { Context } from '../context.ts';
import { eventLogLines } from '../output/event-log.ts';
import { color, oneLine, print, printJson, say, wrap } from '../output/terminal.ts';
import { answer, looking, withSession } from '../session.ts';

const WIDTH = 80;
const PAGE = 1_000;

export interface ListOptions {
  readonly release?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly after?: number;
  readonly limit?: number;
}

/** `audit list`: the event log, oldest first, all of it unless less is asked for. */
export async function listEvents(context: Context, options: ListOptions): Promise<void> {
  await withSession(context, looking('audit list'), async ({ api }) => {
    const found: EventResource[] = [];
    let last: EventResource | undefined;
    for await (const events of pagesOf(api, options)) {
      if (context.json) found.push(...events);
      else if (events.length > 0) print(eventLogLines(events, widthNow(), last?.at.slice(0, 10)).join('\n'));
      last = events.at(-1) ?? last;
    }
    if (context.json) printJson({ items: found });
    else if (last === undefined) say(context.translate('audit.none'));
  });
}

async function* pagesOf(api: ApiClient, options: ListOptions): AsyncGenerator<readonly EventResource[]> {
  const { limit: wanted = Number.POSITIVE_INFINITY, after: start = 0, ...filter } = options;
  let after = start;
  let left = wanted;
  while (left > 0) {
    const limit = Math.min(PAGE, left);
    const query = { ...filter, after, limit };
    const { items } = answer(await api.GET('/api/v1/events', { params: { query } }));
    yield items;
    if (items.length < limit) return;
    after = items.at(-1)?.seq ?? after;
    left -= items.length;
  }
}

/** `audit verify`: reads every event and says whether it is what was written; exits 1 when one is not. */
export async function verifyLog(context: Context, options: { readonly head?: string }): Promise<void> {
  const verdict = await withSession(context, looking('audit verify'), async ({ api }) => {
    const query = options.head === undefined ? {} : { head: options.head };
    return answer(await api.GET('/api/v1/audit/verify', { params: { query } }));
  });
  if (context.json) {
    printJson(verdict);
    if (!verdict.ok) process.exitCode = ERRORS['audit.broken'].exit;
    return;
  }
  print(renderVerdict(verdict, widthNow(), context.translate));
  const count = verdict.problems.length + verdict.unlisted;
  if (!verdict.ok) throw new RefusalError('audit.broken', { count });
}

/** A line for each problem, or that there is none; and the head, in the form that `--head` takes. */
export function renderVerdict(
  { ok, rows, head, problems, unlisted }: ApiSchemas['LogVerdict'],
  width: number,
  t: Translate,
): string {
  const wrong = problems.flatMap(({ text }) =>
    wrap(oneLine(text), width - 2).map((line, index) => `${index === 0 ? color.red('✗') : ' '} ${line}`),
  );
  return [
    ...(ok ? [`${color.green('✓')} ${t('audit.whole', { rows })}`] : wrong),
    ...(unlisted === 0 ? [] : [`  ${t('audit.unlisted', { count: unlisted })}`]),
    color.dim(`  ${t('audit.head')} ${head.seq}:${head.hash}`),
  ].join('\n');
}

const widthNow = (): number => process.stdout.columns || WIDTH;
