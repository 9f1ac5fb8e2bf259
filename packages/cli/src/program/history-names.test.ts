import { translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { addHistoryCommands } from './history-commands.ts';
import { asksHistoryOnly } from './history-names.ts';
import { programOf } from './run.ts';

const { commands } = programOf([addHistoryCommands], translator('en'), () => createContext({}, {}));

describe('a command line that asks git alone', () => {
  it.each(commands.map((command) => command.name()))('is one of %s', (name) => {
    expect(asksHistoryOnly([name])).toBe(true);
    expect(asksHistoryOnly(['-C', 'plan', '--json', '--lang', 'ja', name, '--help'])).toBe(true);
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
    expect(asksHistoryOnly(words)).toBe(false);
  });
});
