import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import type { Command } from 'commander';

/** What people say of a release, as commander gives it: an option without a value is `true`. */
export interface DetailsOptions {
  readonly theme?: string | true;
  readonly objective?: string[] | true;
  readonly manager?: string | true;
  readonly announce?: string[] | true;
  readonly needs?: string[] | true;
}

/** Gives a command the options that say what a release is about. */
export const withDetailsOptions = (command: Command, t: Translate): Command =>
  command
    .option('--theme [text]', t('cli.option.theme'))
    .option('--objective [text...]', t('cli.option.objective'))
    .option('--manager [person]', t('cli.option.manager'))
    .option('--announce [text...]', t('cli.option.announce'))
    .option('--needs [release...]', t('cli.option.needs'));

/** The edit that the options ask for; an option without a value empties what it is about. Undefined without any. */
export function detailsOf(options: DetailsOptions): ApiSchemas['DetailsEdit'] | undefined {
  const text = (given: string | true): string | null => (given === true ? null : given);
  const texts = (given: string[] | true): string[] => (given === true ? [] : given);
  const { theme, objective, manager, announce, needs } = options;
  const edit = {
    ...(theme !== undefined && { theme: text(theme) }),
    ...(objective !== undefined && { objectives: texts(objective) }),
    ...(manager !== undefined && { manager: text(manager) }),
    ...(announce !== undefined && { announcements: texts(announce) }),
    ...(needs !== undefined && { needs: texts(needs) }),
  };
  return Object.keys(edit).length === 0 ? undefined : edit;
}
