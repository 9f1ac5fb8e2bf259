import { translator } from '@tminus/domain';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { detailsOf, withDetailsOptions } from './details-options.ts';

const edit = (...words: string[]) => {
  const command = withDetailsOptions(new Command().exitOverride(), translator('en'));
  return detailsOf(command.parse(words, { from: 'user' }).opts());
};

it.each([
  [[], undefined],
  [['--theme', 'Night shift'], { theme: 'Night shift' }],
  [['--objective', 'a', 'b', '--objective', 'c'], { objectives: ['a', 'b', 'c'] }],
  [['--announce', 'x', '--needs', 'v1.0.0'], { announcements: ['x'], needs: ['v1.0.0'] }],
  [['--manager', 'Rita <r@x.org>'], { manager: 'Rita <r@x.org>' }],
  [['--theme', '--manager', '--needs'], { theme: null, manager: null, needs: [] }],
])('%j asks for %j', (words, asked) => {
  expect(edit(...words)).toEqual(asked);
});
