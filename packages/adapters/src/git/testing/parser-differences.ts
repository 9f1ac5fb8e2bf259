import type { Change } from '@tminus/domain';

/** What two parsers read differently in one commit. */
export interface Difference {
  readonly about: 'header' | 'note' | 'reference' | 'revert';
  readonly message: string;
  /** As read here. */
  readonly changes: readonly Change[];
  /** What is read here only, and there only; null for nothing. */
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Why they differ: every difference is of exactly one class. */
export interface DifferenceClass {
  readonly name: string;
  readonly about: Difference['about'];
  /** What is read here, what there, and why it stays so. */
  readonly why: string;
  /** How many there are in the history of angular-cli. */
  readonly count: number;
  readonly holds: (difference: Difference) => boolean;
}

const headlineOf = (message: string): string => message.split('\n').find((line) => line.trim() !== '') ?? '';
const firstOf = ({ changes }: Difference): Change | undefined => changes[0];
const conforms = (difference: Difference): boolean => firstOf(difference)?.conforms === true;
const isIndented = ({ message }: Difference): boolean => headlineOf(message).startsWith(' ');
const isCut = ({ message }: Difference): boolean => /… \(#\d+\)$/.test(headlineOf(message));
/** Characters that the other parser allows in a scope. */
const hasPlainScope = (difference: Difference): boolean =>
  /^[\w$@.\-*/ ]*$/.test(firstOf(difference)?.scope ?? '');
const isTitledRevert = ({ message }: Difference): boolean => headlineOf(message).startsWith('Revert "');
const isTypedRevert = (difference: Difference): boolean => firstOf(difference)?.type === 'revert';
/** Whether the note stands behind such a line; the pattern is global. */
const hasNote = ({ message, ours }: Difference, line: RegExp): boolean =>
  ours !== null &&
  [...message.matchAll(line)].some(({ 0: { length }, index }) =>
    message.startsWith(ours.slice(0, 20), index + length),
  );

export const DIFFERENCE_CLASSES: readonly DifferenceClass[] = [
  {
    name: 'a blank in front of the header',
    about: 'header',
    why: 'Read here; there it hides the type. Nobody means anything by it.',
    count: 12,
    holds: (difference) => conforms(difference) && isIndented(difference),
  },
  {
    name: 'blanks around the subject',
    about: 'header',
    why: 'Left out here and kept there. A changelog would print them.',
    count: 18,
    holds: (difference) =>
      conforms(difference) &&
      !isIndented(difference) &&
      hasPlainScope(difference) &&
      !isCut(difference) &&
      difference.ours === difference.theirs?.replace(/ +$/, '').replace(/^([^:]*): +/, '$1: '),
  },
  {
    name: 'a scope with other characters',
    about: 'header',
    why: 'Commas, colons and number signs, as in `fix(hapi-engine, express-engine): …`, are part of a scope here; there the whole header is lost. Rule 4 forbids none of them.',
    count: 8,
    holds: (difference) => conforms(difference) && !isIndented(difference) && !hasPlainScope(difference),
  },
  {
    name: 'a header that misses the form',
    about: 'header',
    why: 'Without the blank (`fix(test):add …`), with one before the scope (`docs (README): …`), behind a picture, or with the type in parentheses: read here as what was meant, and marked as not conforming. Believed of known types only.',
    count: 7,
    holds: (difference) => !conforms(difference),
  },
  {
    name: 'a title that was cut',
    about: 'header',
    why: 'A forge cut the title with an ellipsis, and the list of the squash merge has it in full: that one is taken here.',
    count: 2,
    holds: (difference) => conforms(difference) && isCut(difference),
  },
  {
    name: 'BREAKING CHANGES',
    about: 'note',
    why: 'The plural is a breaking note here. Nobody writes it for anything else, and one that is missed breaks its users.',
    count: 2,
    holds: (difference) => hasNote(difference, /^BREAKING CHANGES: +/gm),
  },
  {
    name: 'BREAKING CHANGE without a colon',
    about: 'note',
    why: 'On a line of its own that begins a paragraph, with the text below: a breaking note here, for the same reason.',
    count: 9,
    holds: (difference) => hasNote(difference, /\n\nBREAKING CHANGES?\n+/g),
  },
  {
    name: 'an id beside a URL',
    about: 'reference',
    why: 'Read here; there a URL hides every id of its line.',
    count: 8,
    holds: ({ ours, message }) =>
      ours !== null && message.split('\n').some((line) => line.includes(ours) && line.includes('https://')),
  },
  {
    name: 'a repository without its owner',
    about: 'reference',
    why: '`angular#32227` is no reference here, because GitHub makes none of it and `C#12` looks the same.',
    count: 5,
    holds: ({ theirs }) => theirs !== null && /^[a-z]+#\d+$/.test(theirs),
  },
  {
    name: 'something else behind a number sign',
    about: 'reference',
    why: 'A comment (`958#issuecomment-227269837`) or a commit (`ember-cli/ember-cli#ae5e7261…`) is no issue here.',
    count: 3,
    holds: ({ theirs }) => theirs !== null && !/^[a-z]+#\d+$/.test(theirs),
  },
  {
    name: 'a revert of the type `revert`',
    about: 'revert',
    why: 'What `revert: …` takes back is read here; there only the title that git writes counts.',
    count: 20,
    holds: isTypedRevert,
  },
  {
    name: 'a revert with a text of its own',
    about: 'revert',
    why: 'Between the title that git writes and `This reverts commit …` somebody wrote why. There the two must be neighbours.',
    count: 5,
    holds: (difference) => !isTypedRevert(difference) && isTitledRevert(difference),
  },
  {
    name: 'a revert under another title',
    about: 'revert',
    why: 'A commit that does something and says `This reverts commit …` takes that one back all the same; one says it of two.',
    count: 7,
    holds: (difference) => !isTypedRevert(difference) && !isTitledRevert(difference),
  },
];
