import { groupBy } from '../../change/group-by.ts';
import type { Forge } from '../../forge/forge.ts';
import type { ReferenceLink } from '../../forge/reference-url.ts';
import type { Translate } from '../../message/translate.ts';
import type { Plan } from '../../plan/plan.ts';
import type { AudiencePolicy } from '../audience-policy.ts';
import { inline, sentence } from '../note-text.ts';
import type { NotedComponent } from '../noted-component.ts';
import type { ReleaseNotes } from '../release-notes.ts';

export interface NotesLinks {
  /** Where the commit of an entry can be read; null when no remote says so. */
  readonly forgeOf: (sha: string) => Forge | null;
  /** Where ids can be looked up that no forge knows. */
  readonly references: readonly ReferenceLink[];
  /** Pages with all differences, one per component that has one. */
  readonly compare: readonly { readonly component: string; readonly url: string }[];
}

/** What the notes tell of a release's plan, where one was written. */
export type NotesPlan = Pick<
  Plan,
  'type' | 'releaseDate' | 'manager' | 'branch' | 'components' | 'timeline' | 'rollback'
>;

/** Everything that a part of a document is made of. */
export interface View {
  readonly notes: ReleaseNotes;
  readonly plan: NotesPlan | null;
  readonly policy: AudiencePolicy;
  readonly links: NotesLinks;
  readonly t: Translate;
}

/** Components that go the same way; the address tells all differences, where a forge shows them. */
export interface ComponentStep extends Omit<NotedComponent, 'name'> {
  readonly names: readonly string[];
  readonly url: string | null;
}

/** The steps that components make, those of the same versions together; none for what stays where it is. */
export function componentSteps(
  components: readonly NotedComponent[],
  { compare }: NotesLinks,
): ComponentStep[] {
  const urls = new Map(compare.map(({ component, url }) => [component, url]));
  const moving = components.filter(({ from, to }) => from !== to);
  const alike = groupBy(moving, ({ name, from, to, follows }) =>
    JSON.stringify([from, to, urls.get(name), follows]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { name, ...step } = first;
    return [{ ...step, names: group.map((one) => one.name), url: urls.get(name) ?? null }];
  });
}

/** That a component only follows others, as it stands behind its step; empty for every other one. */
export function followingOf({ follows = [] }: Pick<NotedComponent, 'follows'>, t: Translate): string {
  const others = follows.map(({ name, version }) => `${inline(name)} ${version}`).join(', ');
  return others === '' ? '' : t('notes.follows', { others });
}

/** What an entry begins with: its components where there are several, else its scope, as far as readers want to know. */
export function labelOf(
  { notes: { components }, policy: { label } }: View,
  entry: { readonly components: readonly string[]; readonly scope?: string | null },
): string {
  if (label === 'none') return '';
  if (components.length > 1) return entry.components.join(', ');
  return label === 'scope' ? (entry.scope ?? '') : '';
}

/** The label as it stands before an entry; empty without one. */
export function leadOf(view: View, entry: Parameters<typeof labelOf>[1]): string {
  const label = labelOf(view, entry);
  return label === '' ? '' : `**${inline(label)}:** `;
}

/** Words of an entry, as its readers want them. */
export const phrase = ({ policy }: View, text: string): string =>
  inline(policy.sentences ? sentence(text) : text);
