import type { ReleaseType } from '@tminus/domain';
import type { Context } from '../context.ts';
import { failureProblem, ProblemError } from '../output/failure.ts';
import { renderAgenda } from '../output/render-agenda.ts';
import { renderWindows } from '../output/render-windows.ts';
import { color, print, printJson, say } from '../output/terminal.ts';
import { answer, looking, withSession } from '../session.ts';

export interface ListOptions {
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
}

export interface WindowsOptions extends ListOptions {
  readonly type?: ReleaseType;
  readonly component?: string[];
  readonly release?: string;
  readonly date?: string[];
  readonly duration?: string;
  readonly limit?: number;
}

/**
 * `calendar windows`: the best times for a release. With none, what was rejected and what would give one is told all the
 * same, and the exit code is that of `calendar.noWindow` or `calendar.conflictsUnresolved`.
 */
export async function findWindows(context: Context, options: WindowsOptions): Promise<void> {
  const { translate, json } = context;
  const found = await withSession(context, looking('calendar windows'), async ({ api }) =>
    answer(await api.GET('/api/v1/calendar/windows', { params: { query: { limit: 5, ...options } } })),
  );
  const { refusal } = found;
  if (refusal === null) return json ? printJson(found) : print(renderWindows(found, translate));
  const code = refusal.code === 'calendar.noWindow' ? refusal.code : 'calendar.conflictsUnresolved';
  const problem = await failureProblem(context, code, refusal.params);
  if (!json) {
    print(renderWindows(found, translate));
    throw new ProblemError(problem);
  }
  printJson({ ...problem, ...found });
  say(`${color.red(`${translate('cli.error')}:`)} ${problem.title}`);
  process.exitCode = problem.exitCode;
}

/** `calendar list`: everything that happens on the calendar, by day. */
export async function listAgenda(context: Context, options: ListOptions): Promise<void> {
  const { translate, json } = context;
  const agenda = await withSession(context, looking('calendar list'), async ({ api }) =>
    answer(await api.GET('/api/v1/calendar/agenda', { params: { query: { ...options } } })),
  );
  if (json) return printJson(agenda);
  print(renderAgenda(agenda, translate));
}
