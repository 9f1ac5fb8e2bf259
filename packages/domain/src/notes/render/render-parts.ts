import { NOTE_CATEGORIES, type NoteCategory } from '../category.ts';
import type { Highlight } from '../highlights.ts';
import type { KnownIssue } from '../known-issues.ts';
import { countsInWords } from '../note-counts.ts';
import { isDocumentation, type NoteItem } from '../note-item.ts';
import type { NotePart } from '../note-part.ts';
import { block, inline } from '../note-text.ts';
import { isFirstRelease } from '../release-kind.ts';
import { isEmptyNotes } from '../release-notes.ts';
import { gistOf, headlineOf, renderItems } from './render-item.ts';
import { renderLeftOut } from './render-left-out.ts';
import { renderMonitoring, renderRollout, renderSchedule, renderVersions } from './render-plan-parts.ts';
import { renderUpgrade } from './render-upgrade.ts';
import { leadOf, phrase, type View } from './view.ts';

/** Blocks of markdown that a part consists of; none when it holds nothing and need not say so. */
export function renderPart(view: View, part: NotePart, level: number): string[] {
  const blocks = isCategory(part) ? renderCategory(view, part, level) : OTHERS[part](view, level);
  if (blocks.length > 0 || !view.policy.says.includes(part)) return blocks;
  return nothing(view, part);
}

const isCategory = (part: NotePart): part is NoteCategory =>
  (NOTE_CATEGORIES as readonly NotePart[]).includes(part);

const OTHERS: Readonly<Record<Exclude<NotePart, NoteCategory>, (view: View, level: number) => string[]>> = {
  highlights: renderHighlights,
  figures: ({ notes, t }) => list(countsInWords(notes, t)),
  documentation: renderDocumentation,
  internal: (view, level) => renderItems(view, view.notes.internal, level),
  upgrade: renderUpgrade,
  known_issues: (view) => list(view.notes.knownIssues.map((issue) => renderKnownIssue(view, issue))),
  versions: renderVersions,
  schedule: renderSchedule,
  rollout: renderRollout,
  monitoring: renderMonitoring,
  coming_next: ({ notes }) =>
    list(
      notes.comingNext.items.map(({ text, description }) =>
        description === null ? inline(text) : `${inline(text)}\n\n  ${block(description)}`,
      ),
    ),
  support: renderSupport,
  left_out: renderLeftOut,
};

const list = (entries: readonly string[]): string[] =>
  entries.length === 0 ? [] : [entries.map((entry) => `- ${entry}`).join('\n')];

/** What a part says that holds nothing. */
function nothing({ notes, t, plan }: View, part: NotePart): string[] {
  switch (part) {
    case 'breaking_changes':
      return isEmptyNotes(notes) || isFirstRelease(notes)
        ? []
        : [t(notes.upgrade.length > 0 ? 'notes.breaking.migrates' : 'notes.breaking.none')];
    case 'upgrade':
      return [t(isFirstRelease(notes) ? 'notes.upgrade.first' : 'notes.upgrade.none')];
    case 'known_issues':
      return [t('notes.knownIssues.none')];
    case 'schedule':
      return plan === null ? [t('notes.schedule.none')] : [];
    case 'documentation':
      return [t('notes.documentation.none')];
    default:
      return [];
  }
}

function renderHighlights(view: View): string[] {
  const { notes, t, policy } = view;
  // A document that tells nothing more of it is an announcement.
  const tellsBreaking = policy.chapters.some(
    ({ parts }) => parts.includes('breaking_changes') || parts.includes('upgrade'),
  );
  const isAnnounced = ({ kind }: Highlight): boolean => kind !== 'breaking' || tellsBreaking;
  const entries = notes.highlights
    .filter(isAnnounced)
    .map((one) => t(`notes.highlight.${one.kind}`, { subject: inline(headlineOf(view, one)) }));
  return entries.length === 0 && policy.says.includes('highlights')
    ? [t('notes.highlights.none')]
    : list(entries);
}

function renderCategory(view: View, category: NoteCategory, level: number): string[] {
  const items = view.notes.sections[category];
  if (category === 'breaking_changes') return renderBreaking(view, items);
  return renderItems(
    view,
    category === 'improvements' ? items.filter((item) => !isDocumentation(item)) : items,
    level,
  );
}

/** What breaks, in a line each where upgrade instructions follow; else with the beginning of what its author says. */
function renderBreaking(view: View, items: readonly NoteItem[]): string[] {
  const { notes, policy } = view;
  const instructs = policy.chapters.some(({ parts }) => parts.includes('upgrade'));
  const bare = items.map((item) => ({ ...item, description: null, howTo: null }));
  if (instructs) return renderItems(view, bare, 3);
  const told = bare.map((item) => {
    const note = notes.upgrade.find(
      ({ sha, text, subject }) =>
        sha === item.sha && (sha !== null || subject === item.subject) && text !== subject,
    );
    return { ...item, impact: item.impact ?? (note === undefined ? null : gistOf(note.text)) };
  });
  return renderItems(view, told, 3);
}

function renderDocumentation(view: View, level: number): string[] {
  const changed = view.policy.changedDocumentation
    ? view.notes.sections.improvements.filter(isDocumentation)
    : [];
  const links = view.notes.documentation.map(({ title, url }) => `[${inline(title)}](<${url}>)`);
  return [...renderItems(view, changed, level), ...list(links)];
}

function renderKnownIssue(view: View, { text, description, refs, ...entry }: KnownIssue): string {
  const ids = refs.map(({ raw }) => raw).filter((raw) => !text.includes(raw));
  const words = text.includes('\n') ? block(text) : phrase(view, text);
  const line = `${leadOf(view, entry)}${words}${ids.length === 0 ? '' : ` (${ids.join(', ')})`}`;
  return description === null ? line : `${line}\n\n  ${block(description)}\n`;
}

function renderSupport({ notes: { support }, t }: View): string[] {
  if (support === null) return [];
  const { email, phone, url, text } = support;
  const ways = [
    ...(email === null ? [] : [`${t('notes.support.email')}: [${email}](mailto:${email})`]),
    ...(phone === null ? [] : [`${t('notes.support.phone')}: ${inline(phone)}`]),
    ...(url === null ? [] : [`${t('notes.support.url')}: <${url}>`]),
  ];
  return [
    ...(ways.length === 0 ? [] : [t('notes.support.lead')]),
    ...list(ways),
    ...(text === null ? [] : [block(text, 0)]),
  ];
}
