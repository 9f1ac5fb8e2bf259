import type { MessageKey, Translate } from '../message/translate.ts';
import type { Audience } from './audience.ts';
import { audiencePolicy, type Fact } from './audience-policy.ts';
import { dateInWords } from './date-words.ts';
import { type Chapter, headingOf } from './note-part.ts';
import { inline } from './note-text.ts';
import { isFirstRelease } from './release-kind.ts';
import { isEmptyNotes, type ReleaseNotes } from './release-notes.ts';
import { renderPart } from './render/render-parts.ts';
import { componentSteps, followingOf, type NotesLinks, type NotesPlan, type View } from './render/view.ts';

export interface NotesReaders {
  /** Null for everybody. */
  readonly audience?: Audience | null;
  /** What was planned, for those who deploy; null without a plan. */
  readonly plan?: NotesPlan | null;
}

/**
 * Release notes as markdown for some readers, ending with a line feed; for everybody when none are named. Only sections
 * that hold something (R-126), but for those whose emptiness is news to these readers.
 */
export function renderNotes(
  notes: ReleaseNotes,
  t: Translate,
  links: NotesLinks,
  { audience = null, plan = null }: NotesReaders = {},
): string {
  const policy = audiencePolicy(audience);
  const view: View = { notes, plan, policy, links, t };
  const subject = notesSubject(notes, t, 'intro');
  const blocks = [
    `# ${notesTitle(notes, t, audience)}`,
    ...(notes.theme === null ? [] : [`*${inline(notes.theme)}*`]),
    ...(audience === null ? [] : [t(introOf(notes, audience), { subject: inline(subject) })]),
    header(view),
    ...(isEmptyNotes(notes) ? [t('notes.empty')] : []),
    ...policy.chapters.flatMap((chapter) => renderChapter(view, chapter)),
  ];
  return `${blocks.map((text) => text.trimEnd()).join('\n\n')}\n`;
}

const introOf = (notes: ReleaseNotes, audience: Audience): MessageKey =>
  audience === 'users' && isFirstRelease(notes) ? 'notes.intro.usersFirst' : `notes.intro.${audience}`;

/** What a document of notes is called, as plain text. */
export function notesTitle(notes: ReleaseNotes, t: Translate, audience: Audience | null): string {
  if (audience !== null) return t(`notes.title.${audience}`, { subject: notesSubject(notes, t, 'title') });
  if (notes.version === null) return t('notes.titleUnreleased');
  return t('notes.title', { version: `v${notes.version}` });
}

/** Product and version, as far as they are known. */
function notesSubject({ product, version }: ReleaseNotes, t: Translate, place: 'title' | 'intro'): string {
  if (version === null)
    return product === null ? t(`notes.next.${place}`) : t(`notes.nextOf.${place}`, { product });
  return product === null ? `v${version}` : t('notes.subject', { product, version: `v${version}` });
}

function header(view: View): string {
  const rows = view.policy.facts.flatMap((fact) => {
    const value = FACTS[fact](view);
    return value === null ? [] : [`**${view.t(`notes.${fact}`)}**: ${value}`];
  });
  return rows.join('  \n');
}

const FACTS: Readonly<Record<Fact, (view: View) => string | null>> = {
  date: ({ notes: { date }, plan, t }) => {
    if (date !== null) return dateInWords(date, t);
    return plan === null ? t('notes.notYet') : t('notes.planned', { date: dateInWords(plan.releaseDate, t) });
  },
  kind: ({ notes: { kind }, t }) => (kind === null ? null : t(`notes.kind.${kind}`)),
  components: ({ notes: { components }, links, t }) => {
    const versions = componentSteps(components, links).map((moved) => {
      const { names, from, to, url } = moved;
      const step = from === null ? t('notes.firstVersion', { to: to ?? '?' }) : `${from} → ${to ?? '?'}`;
      const linked = url === null ? step : `[${step}](${url})`;
      return `${names.map(inline).join(', ')} ${linked}${followingOf(moved, t)}`;
    });
    return versions.join('; ') || '–';
  },
  compatibility: ({ notes, policy, t }) => {
    const { upgrade, sections } = notes;
    const isInstructed = policy.chapters.some(({ parts }) => parts.includes('upgrade'));
    if (sections.breaking_changes.length > 0) return t(isInstructed ? 'notes.breaks' : 'notes.breaksShort');
    if (isFirstRelease(notes)) return null;
    return t(isInstructed && upgrade.length > 0 ? 'notes.migrates' : 'notes.compatible');
  },
};

/** A chapter with its heading; nothing when none of its parts holds anything. */
function renderChapter(view: View, { heading, parts, isOneList = false }: Chapter): string[] {
  const isOne = parts.length === 1 || isOneList;
  const found = parts.flatMap((part) => {
    const own = headingOf(part);
    const content = renderPart(view, part, isOne ? 3 : 4);
    return content.length === 0 || isOne || own === null ? content : [`### ${view.t(own)}`, ...content];
  });
  const blocks = joinLists(found);
  if (blocks.length === 0) return [];
  if (heading === null) return ['---', ...blocks];
  const next = view.notes.comingNext.version;
  const suffix =
    parts.includes('coming_next') && next !== null ? view.t('notes.ofVersion', { version: `v${next}` }) : '';
  return [`## ${view.t(heading)}${suffix}`, ...blocks];
}

/** Lists below each other become one. */
function joinLists(blocks: readonly string[]): string[] {
  const joined: string[] = [];
  for (const text of blocks) {
    const before = joined.at(-1);
    if (text.startsWith('- ') && before?.startsWith('- ')) joined[joined.length - 1] = `${before}\n${text}`;
    else joined.push(text);
  }
  return joined;
}
