import { type MessageKey, type Translate, translator } from '@tminus/domain';
import type { CommanderError } from 'commander';

/** What commander says, by its code, and the key under which the catalogues say the same. */
const FORMS: readonly (readonly [code: string, form: RegExp, key: MessageKey])[] = [
  ['commander.unknownCommand', /^unknown command '(?<name>[^']*)'/, 'cli.usage.unknownCommand'],
  ['commander.unknownOption', /^unknown option '(?<name>[^']*)'/, 'cli.usage.unknownOption'],
  ['commander.missingArgument', /^missing required argument '(?<name>[^']*)'/, 'cli.usage.missingArgument'],
  ['commander.optionMissingArgument', /^option '(?<name>[^']*)' argument missing/, 'cli.usage.missingValue'],
  [
    'commander.missingMandatoryOptionValue',
    /^required option '(?<name>[^']*)' not specified/,
    'cli.usage.missingOption',
  ],
  [
    'commander.excessArguments',
    /^too many arguments(?: for '(?<name>[^']*)')?\. Expected (?<wanted>\d+) arguments? but got (?<got>\d+)/,
    'cli.usage.excessArguments',
  ],
  [
    'commander.invalidArgument',
    /^(?:option|command-argument value) '(?<name>[^']*)' argument '(?<got>[\s\S]*)' is invalid\. Allowed choices are (?<known>.*)\.$/,
    'cli.usage.choice',
  ],
  [
    'commander.invalidArgument',
    /^command-argument value '(?<got>[\s\S]*)' is invalid for argument '(?<name>[^']*)'\. Allowed choices are (?<known>.*)\.$/,
    'cli.usage.choice',
  ],
  [
    'commander.invalidArgument',
    /^(?:option|command-argument value) '(?<name>[^']*)' argument '(?<got>[\s\S]*)' is invalid\. (?<form>.*)$/,
    'cli.usage.form',
  ],
];
const NEAREST = /\n\(Did you mean (?:one of )?(?<nearest>.*)\?\)$/;

/** What is wrong with a command line, in a language; in commander's own words where it says something else. */
export function usageMessage(
  { code, message }: Pick<CommanderError, 'code' | 'message'>,
  t: Translate,
): string {
  const said = message.replace(/^error: /, '');
  // Its own English is the better one: it counts, and names what it suggests.
  if (t('cli.error') === translator('en')('cli.error')) return said;
  const nearest = NEAREST.exec(said)?.groups?.['nearest'];
  for (const [of, form, key] of FORMS) {
    const groups = of === code ? form.exec(said.replace(NEAREST, ''))?.groups : undefined;
    if (groups === undefined) continue;
    const text = t(key, { ...groups, name: groups['name'] ?? '' });
    return nearest === undefined ? text : `${text}${t('cli.usage.nearest', { nearest })}`;
  }
  return said;
}
