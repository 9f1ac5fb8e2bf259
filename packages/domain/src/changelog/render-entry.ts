import type { ChangelogEntry } from './changelog-entry.ts';
import { escapeMarkdown } from './escape-markdown.ts';

const ABBREVIATED = 7;

/**
 * One entry as a list item of markdown: ids that its words do not name follow in brackets, then what it takes back or
 * what took it back, and last its commit where that has an address. More paragraphs of a fragment are indented below.
 *
 * @param breaking the word that marks a breaking change
 */
export function renderEntry(entry: ChangelogEntry, breaking: string): string {
  const { scope, refs, links, body } = entry;
  const words = entry.fragment === null ? escapeMarkdown(entry.subject) : entry.subject;
  let line = '-';
  if (entry.breaking) line += ` **${breaking}**`;
  if (scope !== null) line += ` **${escapeMarkdown(scope)}:**`;
  line += ` ${refs.length === 0 ? words : linkNamed(words, entry)}`;
  const others = refs.filter(({ raw }) => !entry.subject.includes(raw));
  if (others.length > 0) line += ` (${others.map(({ raw }) => linked(raw, links.refs[raw])).join(', ')})`;
  if (entry.reverts.length > 0) line += ` (reverts ${entry.reverts.map(takenBack).join(', ')})`;
  if (entry.revertedIn !== null) line += ` (reverted in ${entry.revertedIn})`;
  if (entry.sha !== null && links.commit !== null)
    line += ` (${linked(entry.sha.slice(0, ABBREVIATED), links.commit)})`;
  return body === '' ? line : `${line}\n\n${body.replaceAll(/^(?=.)/gm, '  ')}`;
}

const linked = (text: string, url: string | undefined): string =>
  url === undefined ? text : `[${text}](${url})`;

const takenBack = ({ sha, version }: ChangelogEntry['reverts'][number]): string =>
  `${sha.slice(0, ABBREVIATED)} from ${version}`;

/** Ids in the words themselves become links, but neither in code nor in links that are there already. */
function linkNamed(words: string, { refs, links }: ChangelogEntry): string {
  const named = refs.filter(({ raw }) => links.refs[raw] !== undefined && words.includes(raw));
  if (named.length === 0) return words;
  const alternatives = named
    .map(({ raw }) => raw.replaceAll(/[^\w]/g, '\\$&'))
    .sort((left, right) => right.length - left.length);
  const id = new RegExp(
    `(\`[^\`]*\`|\\[[^\\]]*\\]\\([^)]*\\))|(?<![\\w/#-])(?:${alternatives.join('|')})(?![\\w-])`,
    'g',
  );
  return words.replaceAll(id, (found, shielded: string | undefined) =>
    shielded === undefined ? linked(found, links.refs[found]) : found,
  );
}
