import type { Change } from '../change/change.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import { groupBy } from '../change/group-by.ts';
import { isReleaseCommit } from '../change/release-commit.ts';
import { sectionOf } from '../changelog/section.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { applyFragments, breakingMigrations, isOf } from './apply-fragments.ts';
import { categoriesOf, NOTE_CATEGORIES, type NoteCategory } from './category.ts';
import { type Highlight, highlightsOf } from './highlights.ts';
import { type KnownIssue, knownIssuesOf } from './known-issues.ts';
import { changeKey, type LeftOut, leftOutOf } from './left-out.ts';
import { mergeSame, type NoteItem, type Told, toItem } from './note-item.ts';
import { tidyText } from './note-text.ts';
import type { NotedComponent } from './noted-component.ts';
import { type ComingNext, NO_DETAILS, type NotesDetails } from './notes-details.ts';
import { likelyNext, type ReleaseKind, releaseKindOf } from './release-kind.ts';
import { migrationsOfFragments, type UpgradeInstruction, upgradeOf } from './upgrade.ts';

export interface ReleaseNotes extends Omit<NotesDetails, 'comingNext'> {
  /** Null for what is not released yet under a version that nobody decided. */
  readonly version: string | null;
  /** `YYYY-MM-DD`; null for what is not released yet. */
  readonly date: string | null;
  /** Null where nothing moves, or nobody knows whereto. */
  readonly kind: ReleaseKind | null;
  readonly components: readonly NotedComponent[];
  readonly highlights: readonly Highlight[];
  readonly sections: Readonly<Record<NoteCategory, readonly NoteItem[]>>;
  readonly upgrade: readonly UpgradeInstruction[];
  readonly knownIssues: readonly KnownIssue[];
  readonly comingNext: ComingNext;
  /** Changes without an effect on users, for those who work on the product. */
  readonly internal: readonly NoteItem[];
  readonly leftOut: LeftOut;
}

export interface ReleaseNotesInput extends Pick<ReleaseNotes, 'version' | 'date'> {
  /** As the plan says; what the versions show when nothing is said. */
  readonly kind?: ReleaseKind | null;
  /** Components with the changes that their new versions carry, newest first. */
  readonly components: readonly (NotedComponent & {
    readonly changes: readonly Change[];
    /** Whether it has calendar versions, whose numbers tell nothing of the kind of a release. */
    readonly isCalendar?: boolean;
  })[];
  /** Changes of the same time that touch none of the components. */
  readonly outside: readonly Change[];
  /** Changes of the same time that an earlier version had already, on another branch. */
  readonly released?: readonly Change[];
  /** Of this version, in the language of the notes. */
  readonly fragments?: readonly Fragment[];
  /** What the configuration adds. */
  readonly details?: NotesDetails;
}

/**
 * Release notes out of changes and fragments; pure. Every change is either shown in its categories or listed as left
 * out with the rule that did it. A change of several components is told once; reverted pairs vanish for each component
 * in which both halves are new.
 */
export function releaseNotes(given: ReleaseNotesInput): ReleaseNotes {
  const input = withoutReleaseCommits(given);
  const { version, date, outside, details = NO_DETAILS } = input;
  const components = input.components.map(({ name, from, to, follows, changes }): NotedComponent => {
    const isFollowing = from !== null && from !== to && follows !== undefined && follows.length > 0;
    return isFollowing && changes.every((change) => sectionOf(change) === null)
      ? { name, from, to, follows }
      : { name, from, to };
  });
  const fragments = (input.fragments ?? []).filter((fragment) => concerns(fragment, components));
  const broken = dropReverted(outside).filter(({ breaking }) => breaking);
  const plain = [...tellOnce(input.components), ...broken.map(toldOfProduct)];
  const told = applyFragments(plain, fragments, components);
  const sections = sectionsOf(told, breakingMigrations(fragments, components));
  return {
    ...details,
    version,
    date,
    kind: input.kind ?? releaseKindOf(input.components.filter(({ isCalendar }) => isCalendar !== true)),
    components,
    highlights: highlightsOf(sections, titlesOf(told, fragments)),
    sections,
    upgrade: [...told.flatMap(upgradeOf), ...migrationsOfFragments(fragments, components)],
    knownIssues: knownIssuesOf(told, fragments, components),
    comingNext: comingNextOf(version, fragments, details.comingNext),
    internal: mergeSame(
      told.filter(({ change, section }) => change.type !== null && section === null).map(toItem),
    ),
    leftOut: leftOutOf(
      input.components.flatMap(({ changes }) => changes),
      plain.map(({ change }) => change),
      { outside: outside.filter((change) => !broken.includes(change)), released: input.released ?? [] },
      new Set(told.filter(({ section }) => section !== null).map(({ change }) => changeKey(change))),
    ),
  };
}

/**
 * What releases committed of their own is no change of anybody's, and notes that are made again after the release say
 * the same. A squash merge that carries such a trailer along stays what it is.
 */
function withoutReleaseCommits(input: ReleaseNotesInput): ReleaseNotesInput {
  const proper = (changes: readonly Change[]): readonly Change[] =>
    changes.filter((change) => !isReleaseCommit(change) || sectionOf(change) !== null);
  return {
    ...input,
    components: input.components.map((one) => ({ ...one, changes: proper(one.changes) })),
    outside: proper(input.outside),
    released: proper(input.released ?? []),
  };
}

const concerns = ({ components: own }: Fragment, all: readonly NotedComponent[]): boolean =>
  own.length === 0 || all.some(({ name }) => own.includes(name));

/** Whether nothing in these notes concerns a user. */
export const isEmptyNotes = ({ sections }: ReleaseNotes): boolean =>
  NOTE_CATEGORIES.every((category) => sections[category].length === 0);

/** What breaks is told although it touches no component of today: the one that it removed is not there any more. */
const toldOfProduct = (change: Change): Told => ({
  change,
  components: [],
  section: sectionOf(change),
  description: null,
});

function tellOnce(components: ReleaseNotesInput['components']): Told[] {
  const told = new Map<string, Told & { components: string[] }>();
  for (const { name, changes } of components)
    for (const change of dropReverted(changes)) {
      const known = told.get(changeKey(change));
      const one = { change, components: [name], section: sectionOf(change), description: null };
      if (known === undefined) told.set(changeKey(change), one);
      else known.components.push(name);
    }
  return [...told.values()];
}

/** @param breaking what breaks beside what commits and fragments of changes tell */
function sectionsOf(
  told: readonly Told[],
  breaking: readonly NoteItem[],
): Record<NoteCategory, readonly NoteItem[]> {
  const of = (category: NoteCategory): NoteItem[] =>
    mergeSame([
      ...(category === 'breaking_changes' ? breaking : []),
      ...told.filter(({ change, section }) => categoriesOf(change, section).includes(category)).map(toItem),
    ]);
  return Object.fromEntries(NOTE_CATEGORIES.map((name) => [name, of(name)] as const)) as Record<
    NoteCategory,
    NoteItem[]
  >;
}

/**
 * Whether an item is the title of a squash merge one of whose entries is told in the same category. Words that a fragment
 * gave the merge are no title: they stand for the entries.
 */
function titlesOf(
  told: readonly Told[],
  fragments: readonly Fragment[],
): (item: NoteItem, category: NoteCategory) => boolean {
  const keyOf = (sha: string | null, subject: string, category: NoteCategory) =>
    JSON.stringify([sha, subject, category]);
  const words = fragments.filter(({ kind, commit }) => kind === 'change' && commit !== null);
  const merges = groupBy(
    told.filter(({ change }) => !words.some((fragment) => isOf(fragment, change))),
    ({ change }) => change.sha,
  );
  const titles = [...merges.values()].flatMap((parts) => {
    const entries = new Set(
      parts.flatMap(({ change, section }) => (change.index > 0 ? categoriesOf(change, section) : [])),
    );
    return parts.flatMap(({ change, section }) =>
      change.index > 0
        ? []
        : categoriesOf(change, section)
            .filter((category) => entries.has(category))
            .map((category) => keyOf(change.sha, change.subject, category)),
    );
  });
  const known = new Set(titles);
  return ({ sha, subject, highlight }, category) =>
    highlight === null && known.has(keyOf(sha, subject, category));
}

/** Fragments tell of the version that they lie beside; the configuration of one that it may name. */
function comingNextOf(
  version: string | null,
  fragments: readonly Fragment[],
  configured: ComingNext,
): ComingNext {
  const written = fragments
    .filter(({ kind }) => kind === 'coming-next')
    .map(({ subject, body }) => ({ text: subject, description: tidyText(body) || null }));
  return { version: configured.version ?? likelyNext(version), items: [...written, ...configured.items] };
}
