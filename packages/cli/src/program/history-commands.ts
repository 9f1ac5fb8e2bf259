import { AUDIENCES, FORCED_INCREMENTS, NOTE_FORMATS } from '@tminus/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Definition } from './define.ts';
import type { AddCommands } from './run.ts';

type Options = Record<string, never>;

/** What git alone can tell: components, changes, versions, changelog. Each is run from a file that knows it alone. */
export const HISTORY_COMMANDS: Readonly<Record<string, AddCommands>> = {
  init: addInit,
  version: addVersion,
  changes: addChanges,
  changelog: addChangelog,
  notes: addNotes,
};

function addInit(program: Command, { t, context, command }: Definition): void {
  command(program, 'init', t('cli.init'), 'tminus init --yes')
    .option('-y, --yes', t('cli.option.yes'))
    .action(async (options: Options) => (await import('../commands/init.ts')).init(context(), options));
}

function addVersion(program: Command, { t, context, group, command }: Definition): void {
  const version = group(program, 'version', t('cli.version'));
  command(version, 'next', t('cli.version.next'), 'tminus version next --component api --channel rc')
    .option('--component <name>', t('cli.option.component'))
    .option('--channel <identifier>', t('cli.option.channel'), identifier)
    .option('--build', t('cli.option.build'))
    .addOption(new Option('--increment <increment>', t('cli.option.increment')).choices(FORCED_INCREMENTS))
    .option('--reason <text>', t('cli.option.incrementReason'))
    .option('--explain', t('cli.option.explain'))
    .action(async (options: Options) =>
      (await import('../commands/version.ts')).versionNext(context(), options),
    );

  command(version, 'apply', t('cli.version.apply'), 'tminus version apply --component api --dry-run')
    .option('--component <name>', t('cli.option.component'))
    .option('--channel <identifier>', t('cli.option.channel'), identifier)
    .option('--dry-run', t('cli.option.dryRunApply'))
    .action(async (options: Options) =>
      (await import('../commands/version-apply.ts')).applyVersions(context(), options),
    );
}

function addChanges(program: Command, { t, context, command }: Definition): void {
  command(program, 'changes', t('cli.changes'), 'tminus changes --from v1.2.0 --json')
    .option('--component <name>', t('cli.option.component'))
    .option('--from <revision>', t('cli.option.from'))
    .option('--to <revision>', t('cli.option.to'))
    .action(async (options: Options) =>
      (await import('../commands/changes.ts')).listChanges(context(), options),
    );
}

function addChangelog(program: Command, { t, context, command }: Definition): void {
  command(program, 'changelog', t('cli.changelog'), 'tminus changelog --all --write')
    .option('--component <name>', t('cli.option.component'))
    .option('--from <revision>', t('cli.option.from'))
    .option('--to <revision>', t('cli.option.to'))
    .option('--all', t('cli.option.all'))
    .option('--write', t('cli.option.write'))
    .action(async (options: Options) =>
      (await import('../commands/changelog.ts')).writeChangelog(context(), options),
    );
}

function addNotes(program: Command, { t, context, command }: Definition): void {
  command(
    program,
    'notes [version]',
    t('cli.notes'),
    'tminus notes v1.3.0 --audience support --lang ja --write',
  )
    .option('--component <name>', t('cli.option.component'))
    .addOption(new Option('--audience <readers>', t('cli.option.audience')).choices(AUDIENCES))
    .addOption(new Option('--format <form>', t('cli.option.format')).choices([...NOTE_FORMATS, 'json']))
    .option('--write', t('cli.option.writeNotes'))
    .action(async (word: string | undefined, _options: Options, self: Command) =>
      (await import('../commands/notes.ts')).showNotes(context(), word, self.optsWithGlobals()),
    );
}

/** SemVer 2.0.0, 9: the form of a pre-release identifier. */
function identifier(text: string): string {
  if (/^[0-9A-Za-z-]+$/.test(text)) return text;
  throw new InvalidArgumentError('[0-9A-Za-z-]');
}
