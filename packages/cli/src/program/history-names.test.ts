import { translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { HISTORY_COMMANDS } from './history-commands.ts';
import { historyCommandOf } from './history-names.ts';
import { type AddCommands, programOf } from './run.ts';

const commandsOf = (...add: AddCommands[]): string[] =>
  programOf(add, translator('en'), () => createContext({}, {})).commands.map((command) => command.name());

it.each(Object.entries(HISTORY_COMMANDS))('%s is added by its own name', (name, add) => {
  expect(commandsOf(add)).toEqual([name]);
});

describe('a command line that asks git alone', () => {
  it.each(commandsOf(...Object.values(HISTORY_COMMANDS)))('is one of %s', (name) => {
    expect(historyCommandOf([name])).toBe(name);
    expect(historyCommandOf(['-C', 'plan', '--json', '--lang', 'ja', name, '--help'])).toBe(name);
  });

  it.each([
    [[]],
    [['plan']],
    [['--help']],
    [['--json']],
    [['-C', 'changelog']],
    [['--lang=ja', 'changelog']],
    [['--', 'changelog']],
    [['help', 'changelog']],
    [['version', 'apply']],
    [['-C', 'x', 'version', '--json', 'apply']],
  ])('is not %j', (words) => {
    expect(historyCommandOf(words)).toBeNull();
  });
});
