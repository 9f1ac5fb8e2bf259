import { RELEASE_TYPES } from '@tminus/domain';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Context, createContext, type GlobalOptions } from './context.ts';
import { fail } from './output/failure.ts';
import { VERSION } from './version.ts';

type Options = Record<string, never>;

/** Parses the command line, runs one command, and sets the exit code. Never throws. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  const context = createContext(globalOptionsOf(argv), process.env);
  const program = createProgram(context);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end well; everything else is a mistake in the command line.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      if (error.exitCode !== 0 && context.json) failUsage(context, error);
    } else fail(context, error);
  }
}

async function failUsage(context: Context, error: CommanderError): Promise<void> {
  const { failureProblem } = await import('./output/failure.ts');
  const { printJson } = await import('./output/terminal.ts');
  const message = error.message.replace(/^error: /, '');
  printJson(failureProblem(context, 'usage.invalid', { message, command: '' }));
}

/** Global options stand anywhere in the line; commander gives them per command, this reads them once for all. */
function globalOptionsOf(argv: readonly string[]): GlobalOptions {
  const value = (...names: string[]): string | undefined => {
    const at = argv.findIndex((word) => names.includes(word));
    if (at >= 0) return argv[at + 1];
    const inline = argv.find((word) => names.some((name) => word.startsWith(`${name}=`)));
    return inline?.slice(inline.indexOf('=') + 1);
  };
  const directory = value('-C');
  const config = value('--config');
  const data = value('--data');
  const databaseUrl = value('--database-url');
  const lang = value('--lang');
  return {
    json: argv.includes('--json'),
    ...(directory !== undefined && { directory }),
    ...(config !== undefined && { config }),
    ...(data !== undefined && { data }),
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(lang !== undefined && { lang }),
  };
}

function createProgram(context: Context): Command {
  const t = context.translate;
  const program = new Command('tminus').description(t('cli.tagline')).version(VERSION, '-V, --version');
  program.showSuggestionAfterError().configureHelp({ showGlobalOptions: false });

  const addGlobalOptions = (target: Command): Command =>
    target
      .addOption(new Option('-C <dir>', t('cli.option.directory')))
      .addOption(new Option('--json', t('cli.option.json')))
      .addOption(new Option('--config <file>', t('cli.option.config')))
      .addOption(new Option('--data <dir>', t('cli.option.data')))
      .addOption(new Option('--database-url <url>', t('cli.option.databaseUrl')))
      .addOption(new Option('--lang <language>', t('cli.option.lang')).choices(['en', 'ja']))
      .exitOverride();
  const group = (name: string, description: string): Command =>
    addGlobalOptions(program.command(name).description(description));

  /** Every command takes the global options, shows an example, and loads its code when it runs. */
  const command = (parent: Command, usage: string, description: string, example: string): Command =>
    addGlobalOptions(parent.command(usage).description(description)).addHelpText(
      'after',
      `\n${t('cli.example')}:\n  ${example}`,
    );

  addGlobalOptions(program);

  command(program, 'init', t('cli.init'), 'tminus init --yes')
    .option('-y, --yes', t('cli.option.yes'))
    .action(async (options: Options) => (await import('./commands/init.ts')).init(context, options));

  const version = group('version', t('cli.version'));
  command(version, 'next', t('cli.version.next'), 'tminus version next --component api --channel rc')
    .option('--component <name>', t('cli.option.component'))
    .option('--channel <identifier>', t('cli.option.channel'), identifier)
    .option('--build', t('cli.option.build'))
    .action(async (options: Options) =>
      (await import('./commands/version.ts')).versionNext(context, options),
    );

  command(program, 'changes', t('cli.changes'), 'tminus changes --from v1.2.0 --json')
    .option('--component <name>', t('cli.option.component'))
    .option('--from <revision>', t('cli.option.from'))
    .option('--to <revision>', t('cli.option.to'))
    .action(async (options: Options) =>
      (await import('./commands/changes.ts')).listChanges(context, options),
    );

  command(program, 'changelog', t('cli.changelog'), 'tminus changelog --all --write')
    .option('--component <name>', t('cli.option.component'))
    .option('--from <revision>', t('cli.option.from'))
    .option('--to <revision>', t('cli.option.to'))
    .option('--all', t('cli.option.all'))
    .option('--write', t('cli.option.write'))
    .action(async (options: Options) =>
      (await import('./commands/changelog.ts')).writeChangelog(context, options),
    );

  command(program, 'plan', t('cli.plan'), 'tminus plan --release-date 2026-12-01 --dry-run')
    .addOption(new Option('--type <type>', t('cli.option.type')).choices(RELEASE_TYPES))
    .option('--release-date <date>', t('cli.option.releaseDate'))
    .option('--component <name...>', t('cli.option.component'))
    .option('--reason <text>', t('cli.option.forceReason'))
    .option('--dry-run', t('cli.option.dryRun'))
    .action(async (options: Options) => (await import('./commands/plan.ts')).plan(context, options));

  addReleaseCommands(program, group('release', t('cli.release')), command, context);
  addRolloutCommands(group('rollout', t('cli.rollout')), command, context);

  command(program, 'serve', t('cli.serve'), 'tminus serve --port 7070')
    .option('--port <number>', t('cli.option.port'), port, 7070)
    .action(async (options: { port: number }) =>
      (await import('./commands/serve.ts')).serve(context, options),
    );

  command(program, 'demo', t('cli.demo'), 'tminus demo --fault errors')
    .addOption(new Option('--fault <kind>', t('cli.option.fault')).choices(['errors']))
    .option('--keep', t('cli.option.keep'))
    .action(async (options: Options) => (await import('./commands/demo.ts')).demo(context, options));
  return program;
}

type AddCommand = (parent: Command, usage: string, description: string, example: string) => Command;

function addReleaseCommands(program: Command, release: Command, command: AddCommand, context: Context): void {
  const t = context.translate;
  const load = () => import('./commands/release.ts');
  command(release, 'list', t('cli.release.list'), 'tminus release list').action(async () =>
    (await load()).listReleases(context),
  );
  command(release, 'show <release>', t('cli.release.show'), 'tminus release show v1.3.0').action(
    async (ref: string) => (await load()).showRelease(context, ref),
  );
  command(
    release,
    'cancel <release>',
    t('cli.release.cancel'),
    'tminus release cancel v1.3.0 --reason "not now"',
  )
    .requiredOption('--reason <text>', t('cli.option.reason'))
    .action(async (ref: string, options: { reason: string }) =>
      (await load()).cancelRelease(context, ref, options),
    );

  command(
    program,
    'approve <release>',
    t('cli.approve'),
    'tminus approve v1.3.0 --as qa --by "Ada <ada@example.com>"',
  )
    .requiredOption('--as <role>', t('cli.option.as'))
    .option('--by <person>', t('cli.option.by'))
    .option('--reason <text>', t('cli.option.reason'))
    .action(async (ref: string, options: { as: string }) =>
      (await load()).decide(context, ref, 'approved', options),
    );
  command(
    program,
    'reject <release>',
    t('cli.reject'),
    'tminus reject v1.3.0 --as qa --reason "tests are red"',
  )
    .requiredOption('--as <role>', t('cli.option.as'))
    .requiredOption('--reason <text>', t('cli.option.reason'))
    .option('--by <person>', t('cli.option.by'))
    .action(async (ref: string, options: { as: string }) =>
      (await load()).decide(context, ref, 'rejected', options),
    );
  command(program, 'ship <release>', t('cli.ship'), 'tminus ship v1.3.0').action(async (ref: string) =>
    (await import('./commands/ship.ts')).ship(context, ref),
  );
}

function addRolloutCommands(rollout: Command, command: AddCommand, context: Context): void {
  const t = context.translate;
  const load = () => import('./commands/rollout.ts');
  command(rollout, 'list', t('cli.rollout.list'), 'tminus rollout list').action(async () =>
    (await load()).listRollouts(context),
  );
  command(rollout, 'show <release>', t('cli.rollout.show'), 'tminus rollout show v1.3.0').action(
    async (ref: string) => (await load()).showRollout(context, ref),
  );
  for (const action of ['pause', 'resume', 'promote', 'abort'] as const) {
    const added = command(
      rollout,
      `${action} <release>`,
      t(`cli.rollout.${action}`),
      `tminus rollout ${action} v1.3.0 --reason "…"`,
    ).option('--reason <text>', t('cli.option.reason'));
    if (action === 'promote') added.option('--full', t('cli.option.full'));
    added.action(async (ref: string, options: { reason?: string; full?: boolean }) => {
      const meant = action === 'promote' && options.full === true ? 'promote_fully' : action;
      await (await load()).commandRollout(context, ref, meant, options);
    });
  }
}

function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new InvalidArgumentError('0 … 65535');
}

function identifier(text: string): string {
  if (/^[0-9A-Za-z-]+$/.test(text)) return text;
  throw new InvalidArgumentError('[0-9A-Za-z-]');
}
