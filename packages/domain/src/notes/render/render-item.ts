import type { Reference } from '../../change/change.ts';
import { meaningOf } from '../../change/change-type.ts';
import { readHeader } from '../../change/read-header.ts';
import type { Forge } from '../../forge/forge.ts';
import { referenceUrl } from '../../forge/reference-url.ts';
import type { Detail } from '../audience-policy.ts';
import { isRevert, type NoteItem } from '../note-item.ts';
import { block, firstParagraph } from '../note-text.ts';
import { labelOf, leadOf, phrase, type View } from './view.ts';

/** Entries as list items; those with more to tell under headings of their own where readers want that. */
export function renderItems(view: View, items: readonly NoteItem[], level: number): string[] {
  const { policy } = view;
  const isHeaded = ({ description, howTo }: NoteItem): boolean =>
    policy.headed &&
    [shown(view, 'description', description), shown(view, 'howTo', howTo)].some((text) => text !== null);
  const headed = items.filter(isHeaded).map((item) => renderHeaded(view, item, level));
  const others = items.filter((item) => !isHeaded(item));
  const listed = others.slice(0, policy.most ?? others.length).map((item) => renderListed(view, item));
  const left = others.length - listed.length;
  const list = [...listed, ...(left > 0 ? [`- ${view.t('notes.furtherItems', { count: left })}`] : [])].join(
    '\n',
  );
  if (headed.length === 0) return list === '' ? [] : [list];
  // A list right below the last description would read as a part of it.
  return [...headed, ...(list === '' ? [] : [`${'#'.repeat(level)} ${view.t('notes.more')}`, list])];
}

const shown = ({ policy }: View, detail: Detail, text: string | null): string | null =>
  policy.details.includes(detail) ? text : null;

function renderHeaded(view: View, item: NoteItem, level: number): string {
  const label = labelOf(view, item);
  const description = shown(view, 'description', item.description);
  return [
    `${'#'.repeat(level)} ${label === '' ? '' : `${label}: `}${title(view, item)}`,
    ...(description === null ? [] : [block(description, 0)]),
    ...howTo(view, item, 0),
    ...short(view, item).map((line) => line.slice('  - '.length)),
  ].join('\n\n');
}

function renderListed(view: View, item: NoteItem): string {
  const line = `- ${leadOf(view, item)}${title(view, item)}`;
  const description = shown(view, 'description', item.description);
  const paragraphs = [
    ...(description === null ? [] : [`  ${block(description)}`]),
    ...howTo(view, item, 2).map((text) => `  ${text}`),
  ];
  const details = short(view, item).join('\n');
  return paragraphs.length === 0
    ? [line, ...(details === '' ? [] : [details])].join('\n')
    : `${[line, ...paragraphs, ...(details === '' ? [] : [details])].join('\n\n')}\n`;
}

function howTo(view: View, { howTo: text }: NoteItem, indent: number): string[] {
  const steps = shown(view, 'howTo', text);
  if (steps === null) return [];
  const isList = /^(?:[-+*]|\d+[.)])\s/.test(steps);
  const isOneLine = !steps.includes('\n');
  const asSteps = isList || isOneLine ? steps : steps.split('\n').every(isStep) ? numbered(steps) : steps;
  return isOneLine && !isList
    ? [`*${view.t('notes.howTo')}:* ${block(steps, indent)}`]
    : [`*${view.t('notes.howTo')}:*`, block(asSteps, indent)];
}

/** Lines that are neither blank nor continue something are steps, one each. */
const isStep = (line: string): boolean => line.trim() !== '' && !line.startsWith(' ');
const numbered = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => `${index + 1}. ${line}`)
    .join('\n');

/** Whether the impact of an entry is what its reader gains, and not what went wrong or will. */
const isGain = ({ policy }: View, { type, breaking }: NoteItem): boolean =>
  policy.label === 'none' && !breaking && (meaningOf(type ?? '')?.section === 'added' || type === 'perf');

/** What is said in a line each, below the entry. */
function short(view: View, item: NoteItem): string[] {
  return (['impact', 'beforeAfter', 'workaround'] as const).flatMap((name) => {
    const text = shown(view, name, item[name]);
    const key = name === 'impact' && isGain(view, item) ? 'notes.benefit' : (`notes.${name}` as const);
    return text === null ? [] : [`  - ${view.t(key)}: ${block(text, 4)}`];
  });
}

/** The entry itself with its ids and commits. */
function title(view: View, item: NoteItem): string {
  const { policy, links } = view;
  const forge = item.sha === null ? null : links.forgeOf(item.sha);
  const refs = shownRefs(view, item.refs);
  const subject = newsOf(view, subjectOf(view, item), item.type);
  const ids = refs
    .filter(({ raw }) => !subject.includes(raw))
    .map((ref) => {
      const url = referenceUrl(ref, forge, links.references);
      return url === null ? ref.raw : `[${ref.raw}](${url})`;
    });
  const commits = policy.commits ? [...(item.sha === null ? [] : [item.sha]), ...item.alsoIn] : [];
  const linked = forge === null ? [] : commits.map((sha) => `[${sha.slice(0, 7)}](${forge.commitUrl(sha)})`);
  return [
    linkIssues(phrase(view, subject), forge),
    ...(ids.length === 0 ? [] : [`(${ids.join(', ')})`]),
    ...(linked.length === 0 ? [] : [`(${linked.join(', ')})`]),
  ].join(' ');
}

/** Ids that the readers of a document know what to do with. */
const shownRefs = ({ policy }: View, refs: readonly Reference[]): readonly Reference[] =>
  refs.filter(({ kind }) => policy.refs === 'all' || (policy.refs === 'named' && kind !== 'issue'));

/** What an entry is called, without the ids that its readers do not need. */
function subjectOf(
  view: View,
  { subject, refs }: { readonly subject: string; readonly refs: readonly Reference[] },
): string {
  const shown = shownRefs(view, refs);
  return withoutRefs(
    subject,
    refs.filter((ref) => !shown.includes(ref)),
  );
}

/** What a revert takes back is named as what it was, without its commit's type and quotes. */
function newsOf({ t }: View, subject: string, type: string | null): string {
  const quoted = /^(?:Revert )?"(.+)"(.*)$/s.exec(subject);
  if (!isRevert({ type, subject })) return subject;
  const title = quoted?.[1] ?? subject;
  return `${t('notes.reverted', { subject: readHeader(title)?.subject ?? title })}${quoted?.[2] ?? ''}`;
}

/** What a highlight or a heading says of an entry: issues and pull requests are named at the entry itself. */
export const headlineOf = (view: View, entry: Parameters<typeof subjectOf>[1]): string =>
  withoutRefs(
    subjectOf(view, entry),
    entry.refs.filter(({ kind }) => kind === 'issue'),
  );

/** A subject without the brackets that hold nothing but these ids. */
function withoutRefs(subject: string, hidden: readonly Reference[]): string {
  const names = new Set(hidden.map(({ raw }) => raw));
  const kept = subject.replaceAll(/\s*[([]([^()[\]]*)[)\]]/g, (whole, inside: string) => {
    const words = inside.split(/[\s,;]+/).filter((word) => word !== '');
    return words.length > 0 && words.every((word) => names.has(word)) ? '' : whole;
  });
  return kept.trim() === '' ? subject : kept.trim();
}

/** `#12` becomes a link where the forge is known; ids of other repositories and trackers stay text. */
const linkIssues = (text: string, forge: Forge | null): string =>
  forge === null
    ? text
    : text.replace(
        /(^|[\s(,])#(\d{1,9})\b/g,
        (_, before: string, number: string) => `${before}[#${number}](${forge.issueUrl(number)})`,
      );

/** What a breaking note says first, for documents without upgrade instructions. */
export const gistOf = (text: string): string => block(firstParagraph(text), 4);
