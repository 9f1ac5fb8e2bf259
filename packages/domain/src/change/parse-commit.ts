import type { Change, Commit } from './change.ts';
import { BREAKING, readFooters } from './read-footers.ts';
import { type Header, readHeader, readLooseHeader } from './read-header.ts';
import { readReferences } from './read-references.ts';
import { readReverts } from './read-reverts.ts';
import type { ReferencePattern } from './reference-pattern.ts';
import { joinTitle, repeatsOf } from './repeated-title.ts';
import { splitSquash } from './split-squash.ts';

/** How a team's messages are read, beyond what is read everywhere. */
export interface ReadingRules {
  /** Further forms of ids. */
  readonly references: readonly ReferencePattern[];
}

const EVERYWHERE: ReadingRules = { references: [] };

/**
 * Reads a commit as Conventional Commits 1.0.0, in time linear in its length, whatever the line ends. Gives
 * one change for its header and one more for every further conventional entry of a squash merge; a message
 * that does not conform (a merge commit, for example) is kept with `conforms: false`.
 *
 * A `fixup!` commit breaks nothing by itself: git throws its message away when it is squashed.
 */
export function parseCommit(
  commit: Commit,
  components: readonly string[],
  rules: ReadingRules = EVERYWHERE,
): Change[] {
  const lines = commit.message.split('\n');
  for (let index = 0; index < lines.length; index += 1) lines[index] = lines[index]?.trimEnd() ?? '';
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const first = lines.findIndex((line) => line !== '');
  const headline = lines[first]?.trimStart() ?? '';
  const header = readHeader(headline) ?? readLooseHeader(headline);
  const body = lines.slice(first + 1);
  const read = (part: Part): Change => readChange(commit, components, rules, part);
  const { own, entries } = splitSquash(body, mergedTitle(headline, body));
  if (entries.length === 0) return [read({ index: 0, headline, header, lines: own, text: own })];
  // What a merge commit lists is in the history with commits of its own, and so is what an `amend!` rewords.
  if (commit.parents.length > 1 || AUTOSQUASH.test(headline)) {
    const rest = [...own, ...entries.flatMap((entry) => entry.lines)];
    return [read({ index: 0, headline, header, lines: rest, text: body })];
  }
  const repeats = new Set(header === null ? [] : repeatsOf(header, entries));
  const main = header === null ? null : joinTitle(header, [...repeats]);
  const mainLines = [...own, ...[...repeats].flatMap((entry) => entry.lines)];
  const further = entries.filter((entry) => !repeats.has(entry));
  return [
    read({ index: 0, headline, header: main, lines: mainLines, text: mainLines }),
    ...further.map((entry, index) =>
      read({ ...entry, index: index + 1, headline: headerText(entry.header), text: entry.lines }),
    ),
  ];
}

/** Commits on their way into another one; `git rebase --autosquash` puts them there. */
const AUTOSQUASH = /^(?:fixup|squash|amend)! /;

/** Line that holds the title of a pull request below the headline of its merge; -1 when there is none. */
function mergedTitle(headline: string, body: readonly string[]): number {
  return headline.startsWith('Merge ') ? body.findIndex((line) => line !== '') : -1;
}

/** What one change is read from. */
interface Part {
  readonly index: number;
  readonly headline: string;
  readonly header: Header | null;
  /** Where footers are looked for. */
  readonly lines: readonly string[];
  /** Where ids are looked for, besides the headline. */
  readonly text: readonly string[];
}

function readChange(
  commit: Commit,
  components: readonly string[],
  rules: ReadingRules,
  { index, headline, header, lines, text: rest }: Part,
): Change {
  const footers = readFooters(lines);
  const isFixup = header === null && headline.startsWith('fixup! ');
  const notes = isFixup ? [] : footers.filter(({ token }) => token === BREAKING);
  const breaking = header?.breaking === true || notes.length > 0;
  const subject = header?.subject ?? headline;
  const text = rest.length === 0 ? headline : `${headline}\n${rest.join('\n')}`;
  return {
    sha: commit.sha,
    index,
    date: commit.date,
    author: commit.author,
    conforms: header?.conforms ?? false,
    type: header?.type ?? null,
    scope: header?.scope ?? null,
    subject,
    breaking,
    breakingNotes: breaking ? breakingNotes(notes, subject) : [],
    refs: readReferences(text, rules.references),
    footers,
    reverts: readReverts(text, header?.type ?? null, footers),
    components,
    files: commit.files,
  };
}

/** Without a note of its own, the subject describes the breaking change (rule 13). */
function breakingNotes(notes: readonly { readonly value: string }[], subject: string): string[] {
  const written = notes.map(({ value }) => value).filter((note) => note !== '');
  return written.length === 0 ? [subject] : written;
}

function headerText({ type, scope, breaking, subject }: Header): string {
  return `${type}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}: ${subject}`;
}
