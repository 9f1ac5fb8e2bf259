import { FORCED_INCREMENTS, RELEASE_TYPES } from '@tminus/domain';
import { type Command, Option } from 'commander';
import { withDetailsOptions } from '../details-options.ts';
import type { Definition } from './define.ts';
import { addNotifyCommands, addRegistryCommands } from './registry-commands.ts';

type Options = Record<string, never>;

/** A release from plan to production. */
export function addReleaseCommands(program: Command, definition: Definition): void {
  const { t, context, command } = definition;
  const plan = command(
    program,
    'plan',
    t('cli.plan'),
    'tminus plan --release-date 2026-12-01 --theme "Night shift" --dry-run',
  )
    .addOption(new Option('--type <type>', t('cli.option.type')).choices(RELEASE_TYPES))
    .option('--release-date <date>', t('cli.option.releaseDate'))
    .option('--component <name...>', t('cli.option.component'))
    .addOption(new Option('--increment <increment>', t('cli.option.increment')).choices(FORCED_INCREMENTS))
    .option('--reason <text>', t('cli.option.forceReason'))
    .option('--dry-run', t('cli.option.dryRun'))
    .option('--diff', t('cli.option.diff'));
  withDetailsOptions(plan, t).action(async (options: Options) =>
    (await import('../commands/plan.ts')).plan(context(), options),
  );

  command(program, 'status', t('cli.status'), 'tminus status').action(async () =>
    (await import('../commands/status.ts')).showStatus(context()),
  );
  addRegistryCommands(program, definition);
  addNotifyCommands(program, definition);
  addApprovalCommands(program, definition);

  command(program, 'ship [release]', t('cli.ship'), 'tminus ship v1.3.0')
    .addOption(new Option('--from <version>', t('cli.option.shipFrom')).choices(['none']))
    .action(async (ref: string | undefined, options: { from?: 'none' }) =>
      (await import('../commands/ship.ts')).ship(context(), ref, options),
    );
}

function addApprovalCommands(program: Command, { t, context, command }: Definition): void {
  const load = () => import('../commands/release.ts');
  const approve = 'tminus approve v1.3.0 --as qa --by "Ada <ada@example.com>"';
  command(program, 'approve <release>', t('cli.approve'), approve)
    .requiredOption('--as <role>', t('cli.option.as'))
    .option('--by <person>', t('cli.option.by'))
    .option('--digest <digest>', t('cli.option.digest'))
    .option('--reason <text>', t('cli.option.reason'))
    .action(async (ref: string, options: { as: string }) =>
      (await load()).decide(context(), ref, 'approved', options),
    );
  const reject = 'tminus reject v1.3.0 --as qa --reason "tests are red"';
  command(program, 'reject <release>', t('cli.reject'), reject)
    .requiredOption('--as <role>', t('cli.option.as'))
    .requiredOption('--reason <text>', t('cli.option.reason'))
    .option('--by <person>', t('cli.option.by'))
    .option('--digest <digest>', t('cli.option.digest'))
    .action(async (ref: string, options: { as: string }) =>
      (await load()).decide(context(), ref, 'rejected', options),
    );
}
