import type { Translate } from '@tminus/domain';
import { Command, CommanderError } from 'commander';
import { type Context, createContext } from '../context.ts';
import { fail, failureProblem } from '../output/failure.ts';
import { color, printJson, say, writeErr, writeOut } from '../output/terminal.ts';
import { VERSION } from '../version.ts';
import { createDefinition, type Definition } from './define.ts';
import { contextOf, glimpse, withGlobalOptions } from './global-options.ts';
import { usageMessage } from './usage-message.ts';

/** Adds some of the commands to a program. */
export type AddCommands = (program: Command, definition: Definition) => void;

/** Parses the command line, runs one of these commands, and sets the exit code. Never throws. */
export async function run(argv: readonly string[], commands: readonly AddCommands[]): Promise<void> {
  const words = argv.slice(2);
  let context = createContext(glimpse(words), process.env);
  const program = programOf(commands, context.translate, () => context);
  program.hook('preAction', (_program, command) => {
    context = contextOf(command, process.env);
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) await failUsage(context, commandAt(program, words), error);
    else await fail(context, error);
  }
}

/** A program of these commands; `context` is asked for when one of them runs. */
export function programOf(commands: readonly AddCommands[], t: Translate, context: () => Context): Command {
  const program = new Command('tminus').description(t('cli.tagline')).version(VERSION, '-V, --version');
  program
    // What is wrong with a command line is told below, in the language of the command.
    .configureOutput({ writeOut, writeErr, outputError: () => undefined })
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false });
  withGlobalOptions(program, t);
  const definition = createDefinition(t, context);
  for (const add of commands) add(program, definition);
  return program;
}

/** Help and version end well; everything else is a mistake in the command line. */
async function failUsage(context: Context, command: Command, error: CommanderError): Promise<void> {
  process.exitCode = error.exitCode === 0 ? 0 : 2;
  if (error.exitCode === 0) return;
  const isHelp = error.code === 'commander.help';
  const commands = command.commands.map((each) => each.name()).join(', ');
  const message = isHelp
    ? context.translate('cli.commandMissing', { commands })
    : usageMessage(error, context.translate);
  const problem = await failureProblem(context, 'usage.invalid', { message, command: pathOf(command) });
  if (context.json) printJson(problem);
  if (isHelp) return;
  say(`${color.red(`${context.translate('cli.error')}:`)} ${message}`);
  if (!context.json) say(`  ${problem.detail}`);
}

/** The command that a line leads to, as far as it names one. */
function commandAt(program: Command, words: readonly string[]): Command {
  return words.reduce(
    (found, word) => found.commands.find((command) => command.name() === word) ?? found,
    program,
  );
}

/** `tminus version next`. */
const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
