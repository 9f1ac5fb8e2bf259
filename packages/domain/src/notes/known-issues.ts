import type { Reference } from '../change/change.ts';
import { footerTexts } from '../change/read-footers.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { componentsOf } from './apply-fragments.ts';
import type { Told } from './note-item.ts';
import { tidyText } from './note-text.ts';
import type { NotedComponent } from './noted-component.ts';

/** Something that is wrong in this version and known to be. */
export interface KnownIssue {
  readonly sha: string | null;
  readonly text: string;
  /** More about it, a workaround for example, as markdown. */
  readonly description: string | null;
  readonly components: readonly string[];
  readonly refs: readonly Reference[];
}

/** From fragments, and from the footers of commits, in this order. */
export function knownIssuesOf(
  told: readonly Told[],
  fragments: readonly Fragment[],
  components: readonly NotedComponent[],
): KnownIssue[] {
  const own = told.flatMap(({ change, components: names }) =>
    footerTexts(change.footers, 'known-issue').map((text) => ({
      sha: change.sha === '' ? null : change.sha,
      text: tidyText(text),
      description: null,
      components: names,
      refs: [],
    })),
  );
  const written = fragments
    .filter(({ kind }) => kind === 'known-issue')
    .map((fragment) => ({
      sha: null,
      text: fragment.subject,
      description: tidyText(fragment.body) || null,
      components: componentsOf(fragment, components),
      refs: fragment.refs,
    }));
  return [...written, ...own.filter(({ text }) => text !== '')];
}
