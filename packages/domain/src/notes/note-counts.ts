import type { Translate } from '../message/translate.ts';
import { NOTE_CATEGORIES, type NoteCategory } from './category.ts';
import { isDocumentation } from './note-item.ts';
import type { ReleaseNotes } from './release-notes.ts';

/** How many entries each category has. */
export const noteCounts = ({ sections }: ReleaseNotes): Readonly<Record<NoteCategory, number>> =>
  Object.fromEntries(NOTE_CATEGORIES.map((name) => [name, sections[name].length])) as Record<
    NoteCategory,
    number
  >;

/** The counts in words, one for each category that has something: "5 new features", "1 bug fix"; documentation aside. */
export function countsInWords(notes: ReleaseNotes, t: Translate): string[] {
  const improvements = notes.sections.improvements.filter((item) => !isDocumentation(item)).length;
  const counts = { ...noteCounts(notes), improvements };
  return NOTE_CATEGORIES.filter((name) => counts[name] > 0).map((name) =>
    t(`notes.count.${name}.${counts[name] === 1 ? 'one' : 'many'}`, { count: counts[name] }),
  );
}
