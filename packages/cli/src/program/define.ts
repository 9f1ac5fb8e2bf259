import type { Translate } from '@tminus/domain';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { withGlobalOptions } from './global-options.ts';

/** How the commands of a program are added to it. */
export interface Definition {
  readonly t: Translate;
  /** Of the command that runs now; known as soon as its line is parsed. */
  context(): Context;
  /** A command of commands. */
  group(parent: Command, name: string, description: string): Command;
  /** A command that takes the global options, shows an example, and loads its code when it runs. */
  command(parent: Command, usage: string, description: string, example: string): Command;
}

export function createDefinition(t: Translate, context: () => Context): Definition {
  const add = (parent: Command, usage: string, description: string): Command =>
    withGlobalOptions(parent.command(usage).description(description), t);
  return {
    t,
    context,
    group: add,
    command: (parent, usage, description, example) =>
      add(parent, usage, description).addHelpText('after', `\n${t('cli.example')}:\n  ${example}`),
  };
}
