import { expect, it } from 'vitest';
import { translator } from '../message/translate.ts';
import { notesOf, planOf, richNotes } from './note-builders.ts';
import { countsInWords, noteCounts } from './note-counts.ts';
import { releaseArtefacts } from './release-artefacts.ts';

const AT = '2026-11-20T08:00:00Z';

const kindsOf = (messages: readonly string[]): string[] =>
  releaseArtefacts(notesOf(messages), null, AT).map(({ kind }) => kind);

it('a release is prepared with five artefacts, marketing only when there is something to announce', () => {
  expect(kindsOf(['feat: a'])).toEqual([
    'release_notes',
    'documentation',
    'deployment',
    'marketing',
    'communication',
  ]);
  expect(kindsOf(['fix: a'])).toEqual(['release_notes', 'documentation', 'deployment', 'communication']);
});

it('each says when it was prepared and whether it holds anything', () => {
  const all = releaseArtefacts(richNotes(), planOf(), AT);
  expect(all.every(({ preparedAt, isPresent }) => preparedAt === AT && isPresent)).toBe(true);
  expect(all).toMatchObject([
    { formats: ['md', 'html', 'pdf'] },
    { updates: [{ subject: 'how to search' }] },
    { artifacts: [{ component: 'api', version: '2.0.0' }, { component: 'web' }] },
    { highlights: [{ kind: 'new' }, {}, {}, { kind: 'improved' }] },
    {},
  ]);
  const none = releaseArtefacts(notesOf(['chore: a']), null, AT);
  expect(none.filter(({ isPresent }) => isPresent)).toEqual([]);
});

it('the example of the specification has its counts and upgrade instructions', () => {
  const several = (count: number, message: (index: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => message(index));
  const notes = notesOf([
    ...several(2, (index) => `feat: plain ${index}`),
    ...several(3, (index) => `feat: breaking ${index}\n\nBREAKING CHANGE: do ${index}`),
    ...several(12, (index) => `revert: feat: improvement ${index}`),
    ...several(8, (index) => `fix: bug ${index}`),
  ]);
  expect(noteCounts(notes)).toMatchObject({
    new_features: 5,
    improvements: 12,
    bug_fixes: 8,
    breaking_changes: 3,
  });
  expect(notes.upgrade).toHaveLength(3);
  expect(countsInWords(notes, translator('en'))).toEqual([
    '5 new features',
    '12 improvements',
    '8 bug fixes',
    '3 breaking changes',
  ]);
  expect(countsInWords(notesOf(['fix: a']), translator('en'))).toEqual(['1 bug fix']);
  expect(countsInWords(notesOf(['fix: a']), translator('ja'))).toEqual(['不具合の修正 1 件']);
});
