import { RELEASE_TYPES, type ReleaseType } from '@tminus/domain';
import { Argument, type Command } from 'commander';
import type { Definition } from './define.ts';

/** What plans are made by: the policy of each type of release, and its work. */
export function addPlanningCommands(program: Command, { t, context, group, command }: Definition): void {
  command(program, 'policy', t('cli.policy'), 'tminus policy').action(async () =>
    (await import('../commands/policy.ts')).showPolicies(context()),
  );
  const template = group(program, 'template', t('cli.template'));
  const load = () => import('../commands/template.ts');
  command(template, 'show', t('cli.template.show'), 'tminus template show minor')
    .addArgument(new Argument('<type>', t('cli.argument.type')).choices(RELEASE_TYPES))
    .action(async (type: ReleaseType) => (await load()).showTemplate(context(), type));
  command(template, 'write', t('cli.template.write'), 'tminus template write minor')
    .addArgument(new Argument('[type...]', t('cli.argument.type')).choices(RELEASE_TYPES))
    .action(async (types: ReleaseType[]) => (await load()).writeTemplates(context(), types));
}
