import type { Change, Commit } from './change.ts';
import { BREAKING, readFooters } from './read-footers.ts';
import { type Header, readHeader, readLooseHeader } from './read-header.ts';
import { readReferences } from './read-references.ts';
import { readReverts } from './read-reverts.ts';
import type { ReferencePattern } from './reference-pattern.ts';
import { joinRepeats, joinTitle, repeatsOf } from './repeated-title.ts';
import { splitSquash } from './split-squash.ts';

/** How a team's messages are read, beyond what is read everywhere. */
export interface ReadingRules {
  /** Further forms of ids. */
  readonly references: readonly ReferencePattern[];
  /**
   * What a squash merge tells: each conventional entry of its body, as when left out, or its title alone, if that conforms;
   * what breaks in an entry then breaks in the title.
   */
  readonly squash?: 'entries' | 'title';
  /** Ids of any form that were listed somewhere, found as they are in either case. */
  readonly ids?: readonly string[];
}

const EVERYWHERE: ReadingRules = { references: [] };

/**
 * Reads a commit as Conventional Commits 1.0.0, in time linear in its length, whatever the line ends. Gives
 * one change for its header and one more for every further conventional entry of a squash merge, each said once; a message
 * that does not conform (a merge commit, for example) is kept with `conforms: false`.
 *
 * A `fixup!` commit breaks nothing by itself: git throws its message away when it is squashed.
 */
export function parseCommit(
  commit: Commit,
  components: readonly string[],
  rules: ReadingRules = EVERYWHERE,
): Change[] {
  const lines = linesOf(commit.message);
  const headline = lines[0] ?? '';
  const body = lines.slice(1);
  const header = readHeader(headline) ?? readLooseHeader(headline);
  const read = (part: Part): Change => readChange(commit, components, rules, part);
  const { own, entries } = splitSquash(body, mergedTitle(headline, body));
  if (entries.length === 0) return [read({ index: 0, headline, header, lines: body, text: commit.message })];
  // What a merge commit lists is in the history with commits of its own, and so is what an `amend!` rewords.
  if (commit.parents.length > 1 || AUTOSQUASH.test(headline)) {
    const rest = [...own, ...entries.flatMap((entry) => entry.lines)];
    return [read({ index: 0, headline, header, lines: rest, text: commit.message })];
  }
  if (rules.squash === 'title' && header !== null) {
    const rest = [...own, ...entries.flatMap((entry) => entry.lines)];
    const breaking = header.breaking || entries.some((entry) => entry.header.breaking);
    return [read({ index: 0, headline, header: { ...header, breaking }, lines: rest, text: commit.message })];
  }
  const repeats = new Set(header === null ? [] : repeatsOf(header, entries));
  const main = header === null ? null : joinTitle(header, [...repeats]);
  const mainLines = [...own, ...[...repeats].flatMap((entry) => entry.lines)];
  const further = joinRepeats(entries.filter((entry) => !repeats.has(entry)));
  return [
    read({ index: 0, headline, header: main, lines: mainLines, text: textOf(headline, mainLines) }),
    ...further.map((entry, index) => {
      const title = headerText(entry.header);
      return read({ ...entry, index: index + 1, headline: title, text: textOf(title, entry.lines) });
    }),
  ];
}

/** From the first line that says something to the last one; without blanks at their ends, nor before the first. */
function linesOf(message: string): string[] {
  const text = message.trim();
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    // Nearly every line ends with a letter or a sign of ASCII, and asking for the code is cheaper than trimming.
    const last = line.charCodeAt(line.length - 1);
    if (!(last > 32 && last < 128)) lines[index] = line.trimEnd();
  }
  return lines;
}

const textOf = (headline: string, lines: readonly string[]): string => `${headline}\n${lines.join('\n')}`;

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
  /** Where ids are looked for; line ends of any kind. */
  readonly text: string;
}

function readChange(
  commit: Commit,
  components: readonly string[],
  rules: ReadingRules,
  { index, headline, header, lines, text }: Part,
): Change {
  const footers = readFooters(lines);
  const isFixup = header === null && headline.startsWith('fixup! ');
  const notes = isFixup ? [] : footers.filter(({ token }) => token === BREAKING);
  const breaking = header?.breaking === true || notes.length > 0;
  const subject = header?.subject ?? headline;
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
    refs: readReferences(text, rules.references, rules.ids),
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
