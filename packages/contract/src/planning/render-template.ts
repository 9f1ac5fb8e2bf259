import type { TemplateTask } from '@tminus/domain';
import { stringify } from 'yaml';

/** A template as the file that `parseTemplate` reads back the same; a comment for each line of `intro` stands above. */
export function renderTemplate(tasks: readonly TemplateTask[], intro: readonly string[]): string {
  const written = tasks.map(({ id, name, stage, owner, days, after, milestone, kind, when, ...flags }) => ({
    id,
    ...(name !== null && { name }),
    stage,
    owner,
    days,
    ...(after.length > 0 && { after }),
    ...(milestone !== null && { milestone }),
    ...(kind !== 'work' && { kind }),
    ...(flags.isPerApprover && { perApprover: true }),
    ...(flags.isOnReleaseDay && { onReleaseDay: true }),
    ...(when !== null && { when }),
  }));
  const rows = written.map(
    (task) => `  - ${stringify(task, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`,
  );
  return [...intro.map((line) => `# ${line}`), 'tasks:', ...rows, ''].join('\n');
}
