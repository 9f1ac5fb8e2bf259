import type { Header } from './read-header.ts';
import type { SquashEntry } from './split-squash.ts';

/**
 * Entries of a squash merge that are its title again: forges put the first commit's header there, with the
 * number of the pull request behind it, and cut long ones with an ellipsis; people mend its case, its punctuation and
 * its scope.
 */
export function repeatsOf(title: Header, entries: readonly SquashEntry[]): SquashEntry[] {
  const { text } = splitTitle(title.subject);
  const isCut = text.endsWith('…');
  const said = lettersOf(isCut ? text.slice(0, -1) : text);
  const whole = lettersOf(title.subject);
  return entries.filter(({ header }) => {
    if (header.type !== title.type || !isSameScope(header, title)) return false;
    const letters = lettersOf(header.subject);
    if (isCut) return letters.startsWith(said);
    return letters === said || letters === whole;
  });
}

/** Entries that say what an earlier one said join it, with the lines below them: nobody did the same thing twice. */
export function joinRepeats(entries: readonly SquashEntry[]): SquashEntry[] {
  const joined = new Map<string, { header: Header; readonly lines: string[] }>();
  for (const { header, lines } of entries) {
    const { type, scope, subject, breaking } = header;
    const key = JSON.stringify([type, scope, lettersOf(subject)]);
    const first = joined.get(key);
    if (first === undefined) {
      joined.set(key, { header, lines: [...lines] });
      continue;
    }
    if (breaking) first.header = { ...first.header, breaking };
    for (const line of lines) first.lines.push(line);
  }
  return [...joined.values()];
}

/** The title as written, in full where it was cut, and breaking when an entry that repeats it says so. */
export function joinTitle(title: Header, repeats: readonly SquashEntry[]): Header {
  const { text, number } = splitTitle(title.subject);
  const full = text.endsWith('…') ? repeats[0]?.header.subject : undefined;
  return {
    ...title,
    subject: full === undefined ? title.subject : `${full}${number}`,
    breaking: title.breaking || repeats.some(({ header }) => header.breaking),
  };
}

const isSameScope = (one: Header, other: Header): boolean =>
  one.scope === other.scope || one.scope === null || other.scope === null;

/** What is left of a text without case, blanks and punctuation; the text itself where that is nothing. */
function lettersOf(text: string): string {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? text : letters;
}

/** A subject and what a forge put behind it: ` (#12)`, or nothing. */
function splitTitle(subject: string): { readonly text: string; readonly number: string } {
  const at = subject.endsWith(')') ? subject.lastIndexOf(' (#') : -1;
  return at === -1
    ? { text: subject, number: '' }
    : { text: subject.slice(0, at), number: subject.slice(at) };
}
