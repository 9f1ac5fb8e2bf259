import { RELEASE_TYPES, type ReleaseType } from '@tminus/domain';
import { Argument, type Command } from 'commander';
import type { Definition } from './define.ts';
import { date } from './values.ts';

/** What plans are made by: the policy of each type of release, and its work. */
export function addPlanningCommands(program: Command, { t, context, group, command }: Definition): void {
  command(program, 'policy', t('cli.policy'), 'tminus policy').action(async () =>
    (await import('../commands/policy.ts')).showPolicies(context()),
  );
  addTaskCommands(program, { t, context, group, command });
  const template = group(program, 'template', t('cli.template'));
  const load = () => import('../commands/template.ts');
  command(template, 'show', t('cli.template.show'), 'tminus template show minor')
    .addArgument(new Argument('<type>', t('cli.argument.type')).choices(RELEASE_TYPES))
    .action(async (type: ReleaseType) => (await load()).showTemplate(context(), type));
  command(template, 'write', t('cli.template.write'), 'tminus template write minor')
    .addArgument(new Argument('[type...]', t('cli.argument.type')).choices(RELEASE_TYPES))
    .action(async (types: ReleaseType[]) => (await load()).writeTemplates(context(), types));
}

/** How far the work of a release is. */
function addTaskCommands(program: Command, { t, context, group, command }: Definition): void {
  const task = group(program, 'task', t('cli.task'));
  const load = () => import('../commands/task.ts');
  command(task, 'list <release>', t('cli.task.list'), 'tminus task list v1.3.0').action(async (ref: string) =>
    (await load()).listTasks(context(), ref),
  );
  const states = [
    ['start', 'begun'],
    ['done', 'done'],
    ['reopen', 'open'],
  ] as const;
  for (const [name, state] of states) {
    const added = command(
      task,
      `${name} <release> <task>`,
      t(`cli.task.${name}`),
      `tminus task ${name} v1.3.0 freeze`,
    );
    if (state !== 'open') added.option('--on <date>', t('cli.option.taskDay'), date);
    added.action(async (ref: string, id: string, { on }: { on?: string }) =>
      (await load()).reportTask(context(), ref, id, { state, ...(on !== undefined && { on }) }),
    );
  }
}
