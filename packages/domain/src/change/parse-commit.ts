import type { Change, Commit } from './change.ts';
import { BREAKING, readFooters } from './read-footers.ts';
import { type Header, readHeader } from './read-header.ts';
import { readReferences } from './read-references.ts';
import { readReverts } from './read-reverts.ts';
import { splitSquash } from './split-squash.ts';

/**
 * Reads a commit as Conventional Commits 1.0.0, in time linear in its length. Gives one change for its
 * header and one more for every further conventional entry of a squash merge; a message that does not
 * conform (a merge commit, for example) is kept with `conforms: false`.
 */
export function parseCommit(commit: Commit, components: readonly string[]): Change[] {
  const lines = commit.message.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  const headline = lines[first]?.trim() ?? '';
  const body = lines.slice(first + 1);
  const header = readHeader(headline);
  // The branch that a merge commit lists is in the history with commits of its own.
  const { own, entries } = commit.parents.length > 1 ? { own: body, entries: [] } : splitSquash(body);
  const repeated = entries.find((entry) => header !== null && isSame(entry.header, header));
  const further = entries.filter((entry) => entry !== repeated);
  const main = header !== null && repeated?.header.breaking ? { ...header, breaking: true } : header;
  return [
    readChange(commit, components, 0, headline, main, [...own, ...(repeated?.lines ?? [])]),
    ...further.map((entry, index) =>
      readChange(commit, components, index + 1, headerText(entry.header), entry.header, entry.lines),
    ),
  ];
}

function readChange(
  commit: Commit,
  components: readonly string[],
  index: number,
  headline: string,
  header: Header | null,
  body: readonly string[],
): Change {
  const footers = readFooters(body);
  const notes = footers.filter(({ token }) => token === BREAKING).map(({ value }) => value);
  const breaking = header?.breaking === true || notes.length > 0;
  const subject = header?.subject ?? headline;
  const text = `${headline}\n${body.join('\n')}`;
  return {
    sha: commit.sha,
    index,
    date: commit.date,
    author: commit.author,
    conforms: header !== null,
    type: header?.type ?? null,
    scope: header?.scope ?? null,
    subject,
    breaking,
    breakingNotes: breakingNotes(breaking, notes, subject),
    refs: readReferences(text),
    footers,
    reverts: readReverts(text, header?.type ?? null, footers),
    components,
    files: commit.files,
  };
}

/** Without a note of its own, the subject describes the breaking change (rule 13). */
function breakingNotes(breaking: boolean, notes: readonly string[], subject: string): string[] {
  const written = notes.filter((note) => note !== '');
  return breaking && written.length === 0 ? [subject] : written;
}

/** Forges put the first commit's header into the title, with the number of the pull request behind it. */
function isSame(entry: Header, header: Header): boolean {
  const number = header.subject.endsWith(')') ? header.subject.lastIndexOf(' (#') : -1;
  const same =
    entry.subject === header.subject || entry.subject === header.subject.slice(0, Math.max(number, 0));
  return same && entry.type === header.type && entry.scope === header.scope;
}

function headerText({ type, scope, breaking, subject }: Header): string {
  return `${type}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}: ${subject}`;
}
