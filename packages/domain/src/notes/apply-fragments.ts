import type { Change } from '../change/change.ts';
import { type ChangelogSection, meaningOf } from '../change/change-type.ts';
import { deprecationsOf, isOnlyDeprecation } from '../changelog/deprecations.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { type NoteItem, type Told, toItem } from './note-item.ts';
import { tidyText } from './note-text.ts';
import type { NotedComponent } from './noted-component.ts';

/**
 * Puts the words of fragments in the place of the commits that they name, and adds those that no commit carries. Of a
 * squash merge they take the place of every entry but of what users must know, as in the changelog. What a footer
 * announces as deprecated is told beside its commit.
 */
export function applyFragments(
  told: readonly Told[],
  fragments: readonly Fragment[],
  components: readonly NotedComponent[],
): Told[] {
  const changes = fragments.filter(({ kind }) => kind === 'change');
  const unused = new Set(changes);
  const reworded = told.flatMap((one) => {
    const fragment = changes.find((candidate) => isOf(candidate, one.change));
    if (fragment !== undefined && one.change.index > 0)
      return withDeprecations(one).filter(({ change, section }) => change.breaking || mustBeKnown(section));
    if (fragment === undefined) return withDeprecations(one);
    unused.delete(fragment);
    const section = sectionFor(fragment, one.section);
    const own = { ...one, change: reword(one.change, fragment), section, description: textOf(fragment) };
    return section === 'deprecated' ? [own] : [own, ...deprecationsToldOf(one)];
  });
  const added = [...unused].map((fragment) => ({
    change: toChange(fragment),
    components: componentsOf(fragment, components),
    section: sectionFor(fragment, null),
    description: textOf(fragment),
  }));
  return [...added, ...reworded];
}

function withDeprecations(one: Told): readonly Told[] {
  const deprecations = deprecationsToldOf(one);
  const [first, ...others] = deprecations;
  if (first === undefined || !isOnlyDeprecation(one.change, one.section)) return [one, ...deprecations];
  const { subject } = first.change;
  return [{ ...one, change: { ...one.change, subject }, description: first.description }, ...others];
}

const deprecationsToldOf = ({ change, components }: Told): Told[] =>
  deprecationsOf(change).map((deprecation) => ({
    change: deprecation.change,
    components,
    section: 'deprecated',
    description: tidyText(deprecation.rest) || null,
  }));

/** Those of the components that a fragment names; all that have a new version where it names none. */
export const componentsOf = (
  { components: own }: Pick<Fragment, 'components'>,
  all: readonly NotedComponent[],
): readonly string[] =>
  own.length > 0
    ? all.map(({ name }) => name).filter((name) => own.includes(name))
    : all.filter(({ from, to }) => from !== to).map(({ name }) => name);

/** Whether a fragment says a change in other words. */
export const isOf = ({ commit }: Pick<Fragment, 'commit'>, { sha }: Pick<Change, 'sha'>): boolean =>
  commit !== null && sha.startsWith(commit.toLowerCase());

const mustBeKnown = (section: ChangelogSection | null): boolean =>
  section === 'deprecated' || section === 'security';

const textOf = ({ body }: Fragment): string | null => tidyText(body) || null;

/** Where a fragment says that it belongs; what it has to say is shown, whatever its type usually means. */
const sectionFor = (
  { section, type }: Fragment,
  ofChange: ChangelogSection | null,
): ChangelogSection | null =>
  section ?? (type === null ? ofChange : (meaningOf(type)?.section ?? null)) ?? 'changed';

/** A migration without which something stops working is a breaking change as well. */
export const breakingMigrations = (
  fragments: readonly Fragment[],
  components: readonly NotedComponent[],
): NoteItem[] =>
  fragments
    .filter(({ kind, breaking }) => kind === 'migration' && breaking === true)
    .map((fragment) =>
      toItem({
        change: toChange(fragment),
        components: componentsOf(fragment, components),
        section: null,
        description: null,
      }),
    );

function reword(change: Change, fragment: Fragment): Change {
  const { subject, refs, breaking, scope } = fragment;
  const isBreaking = breaking ?? change.breaking;
  const isOnlyMarked = change.breakingNotes.every((note) => note === change.subject);
  return {
    ...change,
    conforms: true,
    type: fragment.type ?? change.type,
    scope: scope ?? change.scope,
    subject,
    breaking: isBreaking,
    breakingNotes: isBreaking && isOnlyMarked ? [subject] : isBreaking ? change.breakingNotes : [],
    refs: [...refs, ...change.refs.filter(({ raw }) => !refs.some((own) => own.raw === raw))],
  };
}

function toChange(fragment: Fragment): Change {
  const { subject, scope, refs, breaking, components } = fragment;
  return {
    sha: '',
    index: 0,
    date: '',
    author: '',
    conforms: true,
    type: fragment.type,
    scope,
    subject,
    breaking: breaking === true,
    breakingNotes: breaking === true ? [textOf(fragment) ?? subject] : [],
    refs,
    footers: [],
    reverts: [],
    components,
    files: [],
  };
}
