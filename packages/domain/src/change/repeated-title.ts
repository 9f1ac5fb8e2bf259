import type { Header } from './read-header.ts';
import type { SquashEntry } from './split-squash.ts';

/**
 * Entries of a squash merge that are its title again: forges put the first commit's header there, with the
 * number of the pull request behind it, and cut long ones with an ellipsis.
 */
export function repeatsOf(title: Header, entries: readonly SquashEntry[]): SquashEntry[] {
  const { text } = splitTitle(title.subject);
  const start = text.endsWith('…') ? text.slice(0, -1) : null;
  return entries.filter(({ header: { type, scope, subject } }) => {
    if (type !== title.type || scope !== title.scope) return false;
    return start === null ? subject === text || subject === title.subject : subject.startsWith(start);
  });
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

/** A subject and what a forge put behind it: ` (#12)`, or nothing. */
function splitTitle(subject: string): { readonly text: string; readonly number: string } {
  const at = subject.endsWith(')') ? subject.lastIndexOf(' (#') : -1;
  return at === -1
    ? { text: subject, number: '' }
    : { text: subject.slice(0, at), number: subject.slice(at) };
}
