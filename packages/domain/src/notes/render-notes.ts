import { escapeMarkdown } from '../changelog/escape-markdown.ts';
import type { Forge } from '../forge/forge.ts';
import type { Translate } from '../message/translate.ts';
import { NOTE_CATEGORIES } from './category.ts';
import { isEmptyNotes, type NoteItem, type ReleaseNotes, type UpgradeInstruction } from './release-notes.ts';

export interface NotesLinks {
  /** Where the commit of an entry can be read; null when no remote says so. */
  readonly forgeOf: (sha: string) => Forge | null;
  /** Pages with all differences, one per component that has one. */
  readonly compare: readonly { readonly component: string; readonly url: string }[];
}

/** Release notes as markdown, ending with a line feed. Only sections that hold something (R-126). */
export function renderNotes(notes: ReleaseNotes, t: Translate, links: NotesLinks): string {
  const label = labelOf(notes);
  const parts = [
    `# ${notes.version === null ? t('notes.titleUnreleased') : t('notes.title', { version: `v${notes.version}` })}`,
    header(notes, t, links),
    ...(isEmptyNotes(notes) ? [t('notes.empty')] : []),
    section(t('notes.highlights'), highlights(notes, t)),
    ...NOTE_CATEGORIES.map((category) =>
      section(
        t(`notes.category.${category}`),
        notes.sections[category].map((item) => renderItem(item, label, t, links)),
      ),
    ),
    section(
      t('notes.upgrade'),
      notes.upgrade.map((one) => renderUpgrade(one, label)),
    ),
    section(
      t('notes.knownIssues'),
      notes.knownIssues.map((issue) => `- ${block(issue)}`),
    ),
    leftOut(notes, t),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function header(
  { date, components, upgrade, sections }: ReleaseNotes,
  t: Translate,
  links: NotesLinks,
): string {
  const compare = new Map(links.compare.map(({ component, url }) => [component, url]));
  const moving = components.filter(({ from, to }) => from !== to);
  const versions = moving.map(({ name, from, to }) => {
    const step = `${from ?? '–'} → ${to ?? '?'}`;
    const url = compare.get(name);
    return `${escapeMarkdown(name)} ${url === undefined ? step : `[${step}](${url})`}`;
  });
  const breaks = sections.breaking_changes.length > 0;
  const compatible = breaks ? t('notes.breaks') : t('notes.compatible');
  return [
    `**${t('notes.date')}**: ${date ?? t('notes.notYet')}`,
    `**${t('notes.components')}**: ${versions.join(', ') || '–'}`,
    `**${t('notes.compatibility')}**: ${upgrade.length > 0 && !breaks ? t('notes.migrates') : compatible}`,
  ].join('  \n');
}

const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${heading}\n\n${lines.join('\n').trimEnd()}`;

const highlights = ({ highlights: found }: ReleaseNotes, t: Translate): string[] =>
  found.map(({ kind, subject }) => `- ${t(`notes.highlight.${kind}`, { subject: escapeMarkdown(subject) })}`);

/** What an entry begins with: its components where there are several, else its scope. */
type Label = (entry: { readonly components: readonly string[]; readonly scope?: string | null }) => string;

function labelOf({ components }: ReleaseNotes): Label {
  const isOne = components.length === 1;
  return ({ components: names, scope = null }) => {
    const text = isOne ? (scope ?? '') : names.join(', ');
    return text === '' ? '' : `**${escapeMarkdown(text)}:** `;
  };
}

function renderItem(item: NoteItem, label: Label, t: Translate, { forgeOf }: NotesLinks): string {
  const { sha, subject, refs } = item;
  const forge = forgeOf(sha);
  const ids = refs.map(({ raw }) => raw).filter((raw) => !subject.includes(raw));
  const commit = forge === null ? [] : [`([${sha.slice(0, 7)}](${forge.commitUrl(sha)}))`];
  const line = [
    `- ${label(item)}${linkIssues(escapeMarkdown(subject), forge)}`,
    ...(ids.length === 0 ? [] : [`(${ids.map((id) => linkIssues(id, forge)).join(', ')})`]),
    ...commit,
  ].join(' ');
  const details = (['impact', 'beforeAfter', 'workaround'] as const).flatMap((name) => {
    const text = item[name];
    return text === null ? [] : [`  - ${t(`notes.${name}`)}: ${block(text, 4)}`];
  });
  return [line, ...details].join('\n');
}

/** `#12` becomes a link where the forge is known; ids of other repositories and trackers stay text. */
const linkIssues = (text: string, forge: Forge | null): string =>
  forge === null
    ? text
    : text.replace(
        /(^|[\s(,])#(\d{1,9})\b/g,
        (_, before: string, number: string) => `${before}[#${number}](${forge.issueUrl(number)})`,
      );

function renderUpgrade({ subject, text, ...entry }: UpgradeInstruction, label: Label): string {
  const lead = `- ${label(entry)}${escapeMarkdown(subject)}`;
  return text === subject ? lead : `${lead}\n\n  ${block(text)}\n`;
}

/** Markdown of an author's own inside a list entry: it keeps its lines, but no HTML. */
const block = (text: string, indent = 2): string =>
  escapeMarkdown(text, /</g).replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(indent)}`);

/** The last line accounts for what is not shown, so that nobody wonders. */
function leftOut(
  { leftOut: { internal, reverted, nonConforming, outside } }: ReleaseNotes,
  t: Translate,
): string {
  const types = Object.entries(internal).sort(([left], [right]) => (left < right ? -1 : 1));
  const parts = [
    ...types.map(([type, count]) => `${count} ${escapeMarkdown(type)}`),
    ...(reverted.length > 0 ? [t('notes.leftOut.reverted', { count: reverted.length })] : []),
    ...(nonConforming.length > 0 ? [t('notes.leftOut.nonConforming', { count: nonConforming.length })] : []),
    ...(outside.length > 0 ? [t('notes.leftOut.outside', { count: outside.length })] : []),
  ];
  return parts.length === 0 ? '' : `---\n\n*${t('notes.leftOut', { parts: parts.join(', ') })}*`;
}
