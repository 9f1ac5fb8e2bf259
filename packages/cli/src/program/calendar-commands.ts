import { CALENDAR_KINDS, checkZone, RELEASE_TYPES, readMoment, readRule, ruleOf } from '@tminus/domain';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { ListOptions, WindowsOptions } from '../commands/calendar.ts';
import type { EntryOptions, OverrideOptions } from '../commands/calendar-entries.ts';
import type { ExportOptions, ImportOptions } from '../commands/calendar-files.ts';
import type { Definition } from './define.ts';
import { date, wholeNumber } from './values.ts';

/** When a release can be, and what stands on the calendar. */
export function addCalendarCommands(program: Command, definition: Definition): void {
  const { t, context, group, command } = definition;
  const calendar = group(program, 'calendar', t('cli.calendar'));
  const load = () => import('../commands/calendar.ts');
  ranged(
    command(calendar, 'windows', t('cli.calendar.windows'), 'tminus calendar windows --type major --limit 3'),
    t,
  )
    .addOption(new Option('--type <type>', t('cli.option.type')).choices(RELEASE_TYPES))
    .option('--component <name...>', t('cli.option.component'))
    .option('--release <release>', t('cli.option.windowRelease'))
    .option('--date <date...>', t('cli.option.windowDate'), dates)
    .option('--duration <duration>', t('cli.option.windowDuration'))
    .option('--limit <number>', t('cli.option.windowLimit'), wholeNumber(1, 50))
    .action(async (options: WindowsOptions) => (await load()).findWindows(context(), options));
  ranged(command(calendar, 'list', t('cli.calendar.list'), 'tminus calendar list --to 2026-12-31'), t).action(
    async (options: ListOptions) => (await load()).listAgenda(context(), options),
  );
  for (const kind of CALENDAR_KINDS) addEntryCommands(calendar, definition, kind);
  addFileCommands(calendar, definition);
}

type T = Definition['t'];
type Kind = (typeof CALENDAR_KINDS)[number];

const ranged = (command: Command, t: T): Command =>
  command
    .option('--from <when>', t('cli.option.rangeFrom'), moment)
    .option('--to <when>', t('cli.option.rangeTo'), moment)
    .option('--zone <zone>', t('cli.option.zone'), zone);

const EXAMPLES: Readonly<Record<Kind, string>> = {
  freeze: 'freeze add Winter --from 2026-12-21 --to 2027-01-03 --block major minor patch',
  train: 'train add Monthly --type minor --from 2026-12-01T18:00 --to 2026-12-01T20:00 --repeats monthly',
  window: 'window add Nights --from 2026-12-01T22:00 --to 2026-12-02T04:00 --repeats weekly',
  peak: 'peak add Sale --from 2026-11-27 --to 2026-11-30 --impact 0.8',
};

function addEntryCommands(calendar: Command, definition: Definition, kind: Kind): void {
  const { t, context, group, command } = definition;
  const load = () => import('../commands/calendar-entries.ts');
  const entries = group(calendar, kind, t(`cli.calendar.${kind}`));
  const add = command(
    entries,
    'add <name>',
    t(`cli.calendar.${kind}.add`),
    `tminus calendar ${EXAMPLES[kind]}`,
  )
    .requiredOption('--from <when>', t('cli.option.entryFrom'), moment)
    .requiredOption('--to <when>', t('cli.option.entryTo'), moment)
    .option('--repeats <rule>', t('cli.option.repeats'), rule)
    .option('--zone <zone>', t('cli.option.zone'), zone);
  const type = (flags: string, key: 'cli.option.block' | 'cli.option.trainType') =>
    new Option(flags, t(key)).choices(RELEASE_TYPES);
  if (kind === 'freeze') add.addOption(type('--block <type...>', 'cli.option.block'));
  if (kind === 'train') add.addOption(type('--type <type>', 'cli.option.trainType').makeOptionMandatory());
  if (kind === 'freeze' || kind === 'train') add.option('--component <name...>', t('cli.option.component'));
  if (kind === 'peak') add.option('--impact <share>', t('cli.option.impact'), share);
  add.action(async (name: string, options: EntryOptions) =>
    (await load()).addEntry(context(), kind, name, options),
  );
  command(entries, 'list', t(`cli.calendar.${kind}.list`), `tminus calendar ${kind} list`).action(async () =>
    (await load()).listEntries(context(), kind),
  );
  command(
    entries,
    'remove <name>',
    t(`cli.calendar.${kind}.remove`),
    `tminus calendar ${kind} remove ${NAMES[kind]}`,
  ).action(async (name: string) => (await load()).removeEntry(context(), kind, name));
  if (kind === 'freeze') addOverride(entries, definition);
}

const NAMES: Readonly<Record<Kind, string>> = {
  freeze: 'Winter',
  train: 'Monthly',
  window: 'Nights',
  peak: 'Sale',
};

function addOverride(freezes: Command, { t, context, command }: Definition): void {
  const example =
    'tminus calendar freeze override v1.3.0 --freeze Winter --reason "a new law" --approver "Ada <ada@example.com>"';
  command(freezes, 'override <release>', t('cli.calendar.freeze.override'), example)
    .requiredOption('--freeze <name>', t('cli.option.overridden'))
    .requiredOption('--reason <text>', t('cli.option.reason'))
    .requiredOption('--approver <person>', t('cli.option.approver'))
    .action(async (ref: string, options: OverrideOptions) =>
      (await import('../commands/calendar-entries.ts')).overrideFreeze(context(), ref, options),
    );
}

function addFileCommands(calendar: Command, { t, context, command }: Definition): void {
  const load = () => import('../commands/calendar-files.ts');
  command(calendar, 'export', t('cli.calendar.export'), 'tminus calendar export releases.ics')
    .addArgument(new Argument('[file]', t('cli.argument.exportFile')))
    .option('--from <date>', t('cli.option.exportFrom'), date)
    .option('--to <date>', t('cli.option.exportTo'), date)
    .action(async (file: string | undefined, options: ExportOptions) =>
      (await load()).exportCalendar(context(), file, options),
    );
  command(
    calendar,
    'import',
    t('cli.calendar.import'),
    'tminus calendar import holidays.ics --as freeze --dry-run',
  )
    .addArgument(new Argument('<file>', t('cli.argument.importFile')))
    .addOption(
      new Option('--as <kind>', t('cli.option.importAs'))
        .choices(['freeze', 'peak', 'window'])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--block <type...>', t('cli.option.block')).choices(RELEASE_TYPES))
    .option('--component <name...>', t('cli.option.component'))
    .option('--impact <share>', t('cli.option.impact'), share)
    .option('--zone <zone>', t('cli.option.importZone'), zone)
    .option('--alias <name=zone...>', t('cli.option.alias'), aliases)
    .option('--dry-run', t('cli.option.importDryRun'))
    .action(async (file: string, options: ImportOptions) =>
      (await load()).importCalendar(context(), file, options),
    );
}

function moment(text: string): string {
  const read = readMoment(text);
  if (read !== null) return read;
  throw new InvalidArgumentError('2026-12-24, 2026-12-24T18:00');
}

const dates = (text: string, before: readonly string[] = []): readonly string[] => [...before, date(text)];

function zone(text: string): string {
  if (checkZone(text) === null) return text;
  throw new InvalidArgumentError('Europe/Berlin, UTC');
}

function rule(text: string): string {
  const read = ruleOf(text);
  if (readRule(read).ok) return read;
  throw new InvalidArgumentError('daily, weekly, monthly, yearly, FREQ=MONTHLY;BYDAY=-1FR');
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 1) return value;
  throw new InvalidArgumentError('0.01 … 1');
}

function aliases(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('"W. Europe Standard Time=Europe/Berlin"');
  return { ...before, [text.slice(0, at)]: zone(text.slice(at + 1)) };
}
