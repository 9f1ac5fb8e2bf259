import { expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { readFragment } from '../fragment/read-fragment.ts';
import { plannedKnownIssues, plannedMigrations } from './planned-notes.ts';

const of = (number: number, message: string) => change(message, { sha: shaOf(number) });

it('migrations come from footers, once for each change, and not from what merely breaks', () => {
  const changes = [
    of(1, 'feat: a\n\nMigration: Run the script.\nMigration: Restart.'),
    of(1, 'feat: a\n\nMigration: Run the script.\nMigration: Restart.'),
    of(2, 'feat!: b\n\nBREAKING CHANGE: gone'),
    of(3, 'fix: c\n\nMigration: 新しい表へ移す。元に戻せません。'),
  ];
  expect(plannedMigrations(changes).map(({ text, isIrreversible }) => [text, isIrreversible])).toEqual([
    ['Run the script.', false],
    ['Restart.', false],
    ['新しい表へ移す。元に戻せません。', true],
  ]);
});

it.each([
  ['It cannot be undone.', true],
  ['Irreversible: the old column is dropped.', true],
  ['This is a one-way step', true],
  ['Can be rolled back.', false],
])('%j is irreversible: %j', (text, isIrreversible) => {
  expect(plannedMigrations([of(1, `feat: a\n\nMigration: ${text}`)])[0]?.isIrreversible).toBe(isIrreversible);
});

it('known issues come from footers and fragments, for the components that move', () => {
  const read = readFragment('.tminus/a.md', '---\nkind: known-issue\n---\nSlow on Sundays\n\nWait.\n');
  const fragments = read.ok ? [read.fragment] : [];
  const components = [{ name: 'api', from: '1.0.0', to: '1.1.0' }];
  const found = plannedKnownIssues([of(1, 'feat: a\n\nKnown-Issue: no dark colours')], fragments, components);
  expect(found.map(({ text, components: names }) => [text, names])).toEqual([
    ['Slow on Sundays', ['api']],
    ['no dark colours', ['api']],
  ]);
});
