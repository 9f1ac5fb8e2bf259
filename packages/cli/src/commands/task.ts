import type { ApiSchemas } from '@tminus/contract';
import type { TaskState } from '@tminus/domain';
import { currentActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { color, oneLine, print, printJson, say, table } from '../output/terminal.ts';
import { answer, looking, withSession } from '../session.ts';

type Release = ApiSchemas['Release'];
type Task = Release['plan']['tasks'][number];

/** `task list REL`: the work of a release, with what was said of it since it was planned. */
export async function listTasks(context: Context, ref: string): Promise<void> {
  await withSession(context, looking('task list'), async ({ api }) => {
    const release = answer(await api.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));
    const tasks = release.plan.tasks.map((task) => ({ ...task, ...progressOf(release, task) }));
    if (context.json) return printJson({ release: release.version, tasks });
    print(table(tasks.map((task) => row(task))));
  });
}

/** `task start|done|reopen REL TASK`: a word on how far it is. */
export async function reportTask(
  context: Context,
  ref: string,
  task: string,
  report: { readonly state: TaskState; readonly on?: string },
): Promise<void> {
  await withSession(context, { command: 'tminus task' }, async ({ api }) => {
    const body = { actor: await currentActor(context), state: report.state, on: report.on ?? null };
    const path = { ref, task };
    const release = answer(await api.POST('/api/v1/releases/{ref}/tasks/{task}', { params: { path }, body }));
    if (context.json) return printJson(release);
    const found = release.plan.tasks.find(({ id }) => id === task);
    if (found !== undefined) print(table([row({ ...found, ...progressOf(release, found) })]));
    say(context.translate('cli.task.next', { release: `v${release.version}` }));
  });
}

/** What people said last goes before what the plan knew. */
function progressOf(
  { tasks }: Release,
  { id, status, start, end }: Task,
): Pick<Task, 'status' | 'start' | 'end'> {
  const said = tasks[id];
  if (said === undefined) return { status, start, end };
  if (said.startedOn === null) return { status: 'planned', start, end };
  const isDone = said.finishedOn !== null;
  return {
    status: isDone ? 'done' : 'begun',
    start: said.startedOn,
    end: said.finishedOn ?? (end < said.startedOn ? said.startedOn : end),
  };
}

const MARKS = { planned: color.dim('·'), begun: color.cyan('▸'), done: color.green('✓') } as const;

function row({ id, name, owner, people, start, end, status, critical }: Task): string[] {
  const who = people.length === 0 ? owner : people.join(', ');
  const text = oneLine(name);
  return [
    `${MARKS[status]} ${color.dim(id)}`,
    critical && status !== 'done' ? color.bold(text) : text,
    start === end ? start : `${start} – ${end}`,
    oneLine(who),
  ];
}
