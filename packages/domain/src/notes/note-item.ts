import type { Change, Reference } from '../change/change.ts';
import type { ChangelogSection } from '../change/change-type.ts';
import { footerTexts } from '../change/read-footers.ts';
import { tidyText } from './note-text.ts';

/**
 * One change as its users read it. The texts beside its subject come from footers (`Description:` or `Security:`, `How-To:`,
 * `Impact:`, `Before-After:`, `Workaround:`) or from a fragment, as markdown.
 */
export interface NoteItem {
  /** Null for what only a fragment tells. */
  readonly sha: string | null;
  /** Further commits that say the same. */
  readonly alsoIn: readonly string[];
  readonly type: string | null;
  readonly scope: string | null;
  readonly subject: string;
  /** Components whose new version carries it. */
  readonly components: readonly string[];
  /** The id that people know it by: of a bug before that of an issue; null without one. */
  readonly id: string | null;
  readonly refs: readonly Reference[];
  readonly breaking: boolean;
  readonly description: string | null;
  readonly howTo: string | null;
  readonly impact: string | null;
  readonly beforeAfter: string | null;
  readonly workaround: string | null;
  /** Asked to stand among the first highlights; the text is the wording for it. */
  readonly highlight: string | null;
}

/** A change that is told, in the words that a fragment gives it if there is one. */
export interface Told {
  /** Its `sha` is empty when no commit carries it. */
  readonly change: Change;
  readonly components: readonly string[];
  readonly section: ChangelogSection | null;
  readonly description: string | null;
}

/** The item of a change. */
export function toItem({ change, components, description }: Told): NoteItem {
  const { sha, type, scope, subject, refs, breaking, footers } = change;
  const text = (token: string): string | null => {
    const texts = footerTexts(footers, token);
    // Steps may be the lines of one footer, or footers of a line each.
    const areSteps = token === 'how-to' && !texts.some((each) => each.includes('\n'));
    const gap = areSteps ? '\n' : '\n\n';
    const found = tidyText(texts.join(gap));
    return found === '' ? null : found;
  };
  return {
    sha: sha === '' ? null : sha,
    alsoIn: [],
    type,
    scope,
    subject,
    components,
    id: idOf(refs),
    refs,
    breaking,
    description: description ?? text('description') ?? text('security'),
    howTo: text('how-to'),
    impact: text('impact'),
    beforeAfter: text('before-after'),
    workaround: text('workaround'),
    highlight: highlightOf(footerTexts(footers, 'highlight')[0] ?? null, subject),
  };
}

const KINDS = ['bug', 'ticket', 'requirement', 'vulnerability', 'issue'] as const;

const idOf = (refs: readonly Reference[]): string | null =>
  KINDS.flatMap((kind) => refs.filter((ref) => ref.kind === kind))[0]?.raw ?? null;

/** `Highlight: yes` asks for the subject itself. */
const highlightOf = (text: string | null, subject: string): string | null =>
  text !== null && /^(?:yes|true)$/i.test(text) ? subject : text;

/** Whether an improvement is one of the documentation, which documents show in a part of its own. */
export const isDocumentation = ({ type }: NoteItem): boolean => type === 'docs' || type === 'doc';

/** Whether an item only takes something back. */
export const isRevert = ({ type, subject }: Pick<NoteItem, 'type' | 'subject'>): boolean =>
  type === 'revert' || subject.startsWith('Revert "');

/** Items of the same words, type and components become one: a change that was taken back and made again is one news. */
export function mergeSame(items: readonly NoteItem[]): NoteItem[] {
  const merged = new Map<string, NoteItem>();
  for (const item of items) {
    const key = JSON.stringify([item.type, item.scope, item.subject, item.components]);
    const known = merged.get(key);
    if (known === undefined || item.sha === null)
      merged.set(known === undefined ? key : `${key}${merged.size}`, item);
    else merged.set(key, { ...known, alsoIn: [...known.alsoIn, item.sha] });
  }
  return [...merged.values()];
}
