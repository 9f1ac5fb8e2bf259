import { RELEASE_STATUSES, RELEASE_TYPES, STAKEHOLDER_AUDIENCES } from '@tminus/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { withDetailsOptions } from '../details-options.ts';
import type { Definition } from './define.ts';
import { date } from './values.ts';

type Options = Record<string, never>;

/** What there is of releases, what is said of them, and what is told about them. */
export function addRegistryCommands(program: Command, { t, context, group, command }: Definition): void {
  const release = group(program, 'release', t('cli.release'));
  const load = () => import('../commands/release.ts');
  const list = 'tminus release list --status planning approved --search "dark mode"';
  command(release, 'list', t('cli.release.list'), list)
    .addOption(
      new Option('--status <status...>', t('cli.option.status')).choices(Object.keys(RELEASE_STATUSES)),
    )
    .addOption(new Option('--type <type...>', t('cli.option.types')).choices(RELEASE_TYPES))
    .option('--component <name>', t('cli.option.withComponent'))
    .option('--from <date>', t('cli.option.fromDate'), date)
    .option('--to <date>', t('cli.option.toDate'), date)
    .option('--search <text>', t('cli.option.search'))
    .option('--limit <number>', t('cli.option.limit'), count)
    .action(async (options: Options) => (await load()).listReleases(context(), options));
  command(release, 'show <release>', t('cli.release.show'), 'tminus release show v1.3.0').action(
    async (ref: string) => (await load()).showRelease(context(), ref),
  );
  const edit = 'tminus release edit v1.3.0 --theme "Night shift" --needs v1.2.0';
  withDetailsOptions(command(release, 'edit <release>', t('cli.release.edit'), edit), t).action(
    async (ref: string, options: Options) =>
      (await import('../commands/edit-release.ts')).editRelease(context(), ref, options),
  );
  const clone = 'tminus release clone v1.3.0 --release-date 2026-12-01';
  command(release, 'clone <release>', t('cli.release.clone'), clone)
    .addOption(new Option('--type <type>', t('cli.option.cloneType')).choices(RELEASE_TYPES))
    .option('--release-date <date>', t('cli.option.releaseDate'))
    .option('--dry-run', t('cli.option.dryRun'))
    .action(async (ref: string, options: Options) =>
      (await import('../commands/edit-release.ts')).cloneRelease(context(), ref, options),
    );
  const example = 'tminus release cancel v1.3.0 --reason "not now"';
  command(release, 'cancel <release>', t('cli.release.cancel'), example)
    .requiredOption('--reason <text>', t('cli.option.reason'))
    .action(async (ref: string, options: { reason: string }) =>
      (await load()).cancelRelease(context(), ref, options),
    );
}

/** Messages about releases. */
export function addNotifyCommands(program: Command, { t, context, group, command }: Definition): void {
  const notify = group(program, 'notify', t('cli.notify'));
  const example = 'tminus notify preview v1.3.0 --message release_day:users:docs --lang ja';
  command(notify, 'preview <release>', t('cli.notify.preview'), example)
    .option('--message <id>', t('cli.option.oneMessage'))
    .addOption(
      new Option('--audience <readers>', t('cli.option.messageAudience')).choices(STAKEHOLDER_AUDIENCES),
    )
    .action(async (ref: string, options: Options) =>
      (await import('../commands/notify.ts')).previewMessages(context(), ref, options),
    );
}

function count(text: string): number {
  if (/^\d{1,15}$/.test(text) && Number(text) >= 1) return Number(text);
  throw new InvalidArgumentError('1 …');
}
