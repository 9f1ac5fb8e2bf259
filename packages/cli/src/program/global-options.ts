import { resolve } from 'node:path';
import type { Translate } from '@tminus/domain';
import { type Command, Option } from 'commander';
import { type Context, createContext, type GlobalOptions } from '../context.ts';

/** Gives a command the options that every command takes; they may stand before its name or after it. */
export function withGlobalOptions(command: Command, t: Translate): Command {
  return command
    .addOption(new Option('-C <dir>', t('cli.option.directory')).argParser(collect))
    .addOption(new Option('--json', t('cli.option.json')))
    .addOption(new Option('--config <file>', t('cli.option.config')))
    .addOption(new Option('--data <dir>', t('cli.option.data')))
    .addOption(new Option('--database-url <url>', t('cli.option.databaseUrl')))
    .addOption(new Option('--lang <language>', t('cli.option.lang')).choices(['en', 'ja']))
    .exitOverride();
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

type Given = Omit<GlobalOptions, 'directory'> & { readonly C?: readonly string[] };

/** Where a parsed command works. Each `-C` is relative to the one before, as git's; of the others the last one counts. */
export function contextOf(command: Command, env: NodeJS.ProcessEnv): Context {
  const line: Given[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) line.unshift(at.opts<Given>());
  const { C: _directories, ...options } = Object.assign({}, ...line) as Given;
  return createContext({ ...options, directory: resolve(...line.flatMap(({ C }) => C ?? [])) }, env);
}

/** What must be known before the command line is parsed: in which language and form to say that it is wrong. */
export function glimpse(words: readonly string[]): Pick<GlobalOptions, 'json' | 'lang'> {
  const options = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  const at = options.lastIndexOf('--lang');
  const inline = options.findLast((word) => word.startsWith('--lang='));
  const lang = at >= 0 ? options[at + 1] : inline?.slice('--lang='.length);
  return { json: options.includes('--json'), ...(lang !== undefined && { lang }) };
}
