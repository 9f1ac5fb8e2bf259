import { describe, expect, it } from 'vitest';
import { change } from '../change/change-builders.ts';
import { LANGUAGES, translator } from '../message/translate.ts';
import { AUDIENCES } from './audience.ts';
import { fragmentOf, notesOf } from './note-builders.ts';
import type { ReleaseNotes } from './release-notes.ts';
import { renderNotes } from './render-notes.ts';

const links = { compare: [], references: [], forgeOf: () => null };
const plain = (notes: ReleaseNotes): string => renderNotes(notes, translator('en'), links);

describe.each(LANGUAGES)('notes of a first release in %s', (language) => {
  const first = { name: 'api', from: null, to: '1.0.0', changes: [change('feat: list prices')] };
  const notes = notesOf([], { version: '1.0.0', components: [first] });

  it.each([null, ...AUDIENCES])('say nothing of a version before, for %s', (audience) => {
    const text = renderNotes(notes, translator(language), links, { audience });
    expect(text).toContain('1.0.0');
    expect(text).not.toMatch(/before|nothing breaks|the old|これまで|以前|破壊的変更はありません/i);
  });
});

describe('a migration', () => {
  const migration = { kind: 'migration' as const, type: null, subject: 'Run the script' };

  it('without which everything works on is to be done, and breaks nothing', () => {
    const text = plain(notesOf(['feat: a'], { fragments: [fragmentOf(migration)] }));
    expect(text).toContain('nothing breaks; see the upgrade instructions');
    expect(text).toContain('To be done with the upgrade:\n\n- Run the script');
    expect(text).not.toContain('can break');
  });

  it('without which something stops working is told as breaking everywhere', () => {
    const notes = notesOf(['feat: a'], {
      fragments: [
        fragmentOf({ ...migration, breaking: true }),
        fragmentOf({ ...migration, subject: 'Look' }),
      ],
    });
    const text = plain(notes);
    expect(text).toContain('has breaking changes');
    expect(text).not.toMatch(/nothing breaks|None\./);
    expect(text).toContain('## Breaking Changes\n\n- Run the script');
    expect(text).toContain('old behavior:\n\n- Run the script\n\nTo be done with the upgrade:\n\n- Look');
  });
});

it('commits that releases made of their own are no change of anybody', () => {
  const trailer = '\n\nTminus-Release: rel_1';
  const { leftOut, internal, sections } = notesOf([
    `chore(release): v2.0.0${trailer}`,
    `Merge branch 'release/2.0' into main${trailer}`,
    `feat: squashed${trailer}`,
    'chore: tidy',
  ]);
  expect([leftOut.internal, leftOut.nonConforming, internal.length]).toEqual([{ chore: 1 }, [], 1]);
  expect(sections.new_features.map(({ subject }) => subject)).toEqual(['squashed']);
});
