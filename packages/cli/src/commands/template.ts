import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadTemplates, templateFile } from '@tminus/adapters';
import { renderTemplate } from '@tminus/contract';
import { RELEASE_TYPES, type ReleaseType, TASK_TEMPLATES, type TemplateTask, taskName } from '@tminus/domain';
import type { Context } from '../context.ts';
import { color, print, printJson, say, table } from '../output/terminal.ts';

/** `template show TYPE`: the work of a type of release, as it is planned now. */
export async function showTemplate(context: Context, type: ReleaseType): Promise<void> {
  const tasks = (await loadTemplates(context.workspace, context.translate))[type];
  if (context.json) return printJson({ type, file: fileOf(context, type), tasks });
  print(
    table(
      tasks.map((task) => [
        `  ${color.bold(task.id)}`,
        taskName({ ...task, role: null }, context.translate),
        task.owner,
        daysText(task.days),
        color.dim(task.after.join(', ')),
      ]),
    ),
  );
}

/** `template write [TYPE...]`: the templates as files to change; those that are there already stay as they are. */
export async function writeTemplates(context: Context, types: readonly ReleaseType[]): Promise<void> {
  const { translate } = context;
  const written: string[] = [];
  const kept: string[] = [];
  for (const type of types.length === 0 ? RELEASE_TYPES : types) {
    const name = templateFile(type);
    const file = join(context.workspace, name);
    if (existsSync(file)) {
      kept.push(name);
      continue;
    }
    const intro = [
      translate('cli.template.intro', { type: translate(`release.type.${type}`) }),
      translate('cli.template.fields'),
    ];
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, renderTemplate(TASK_TEMPLATES[type], intro), { flag: 'wx' });
    written.push(name);
  }
  if (context.json) return printJson({ written, kept });
  for (const file of written) say(translate('cli.wrote', { file }));
  for (const file of kept) say(color.dim(translate('cli.template.kept', { file })));
}

/** Null where the usual template is in force. */
const fileOf = ({ workspace }: Context, type: ReleaseType): string | null =>
  existsSync(join(workspace, templateFile(type))) ? templateFile(type) : null;

const daysText = (days: TemplateTask['days']): string =>
  typeof days === 'number' ? `${days}` : `${days.optimistic} – ${days.likely} – ${days.pessimistic}`;
