import type { Change } from '../change/change.ts';
import type { ChangelogSection } from '../change/change-type.ts';
import { footerTexts } from '../change/read-footers.ts';
import { firstParagraph } from '../notes/note-text.ts';

const NONE: readonly string[] = [];

/** Texts of a change's `Deprecated:` footers; none where the type says so, and the subject tells what is deprecated. */
const announced = ({ type, footers }: Change): readonly string[] =>
  footers.length === 0 || type === 'deprecate' ? NONE : footerTexts(footers, 'deprecated');

export interface Deprecation {
  /** The change with the text's first paragraph as its subject; what else its message tells is left to the change itself. */
  readonly change: Change;
  /** Further paragraphs, as their author wrote them. */
  readonly rest: string;
}

/** What a change announces as deprecated beside what it brings, footer by footer. */
export function deprecationsOf(change: Change): readonly Deprecation[] {
  const texts = announced(change);
  if (texts.length === 0) return [];
  const silent = { breaking: false, breakingNotes: [], footers: [] };
  return texts.map((text) => ({
    change: { ...change, ...silent, subject: firstParagraph(text) },
    rest: text
      .split(/\n\s*\n/)
      .slice(1)
      .join('\n\n'),
  }));
}

/** Whether a change is shown for its `Deprecated:` footers alone, in their words. */
export const isOnlyDeprecation = (change: Change, section: ChangelogSection | null): boolean =>
  section === 'deprecated' && !change.breaking && announced(change).length > 0;
