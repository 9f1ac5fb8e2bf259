import type { Reference } from '../change/change.ts';
import { footerTexts } from '../change/read-footers.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { componentsOf } from './apply-fragments.ts';
import type { Told } from './note-item.ts';
import { tidyText } from './note-text.ts';
import type { NotedComponent } from './noted-component.ts';

/** What to do before or while taking this version. */
export interface UpgradeInstruction {
  /** Null for what only a fragment tells. */
  readonly sha: string | null;
  /** Whether something stops working otherwise; else it asks for a migration. */
  readonly breaking: boolean;
  readonly subject: string;
  readonly components: readonly string[];
  readonly refs: readonly Reference[];
  /** Tidy markdown, possibly several lines; the subject itself when its author said no more. */
  readonly text: string;
}

/** From what breaks, and from what asks for a migration without breaking. */
export function upgradeOf({ change, components }: Told): UpgradeInstruction[] {
  const { sha, subject, breakingNotes, footers, refs } = change;
  const of = (texts: readonly string[], breaking: boolean): UpgradeInstruction[] =>
    texts.map((text) => ({
      sha: sha === '' ? null : sha,
      breaking,
      subject,
      components,
      refs,
      text: text === subject ? text : tidyText(text) || subject,
    }));
  return [...of(breakingNotes, true), ...of(footerTexts(footers, 'migration'), false)];
}

/** From the fragments that tell of a migration. */
export const migrationsOfFragments = (
  fragments: readonly Fragment[],
  components: readonly NotedComponent[],
): UpgradeInstruction[] =>
  fragments
    .filter(({ kind }) => kind === 'migration')
    .map((fragment) => ({
      sha: null,
      breaking: fragment.breaking === true,
      subject: fragment.subject,
      components: componentsOf(fragment, components),
      refs: fragment.refs,
      text: tidyText(fragment.body) || fragment.subject,
    }));
