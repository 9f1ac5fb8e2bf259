import type { Change, Reference } from '../change/change.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import { footerTexts } from '../change/read-footers.ts';
import { categoriesOf, NOTE_CATEGORIES, type NoteCategory } from './category.ts';
import { changeKey, type LeftOut, leftOutOf } from './left-out.ts';

/** One change as its users read it; the texts beside its subject come from footers such as `Impact: …`. */
export interface NoteItem {
  readonly sha: string;
  readonly type: string | null;
  readonly scope: string | null;
  readonly subject: string;
  /** Components whose new version carries it. */
  readonly components: readonly string[];
  readonly refs: readonly Reference[];
  readonly breaking: boolean;
  readonly impact: string | null;
  readonly beforeAfter: string | null;
  readonly workaround: string | null;
}

/** What to do before or while taking this version. */
export interface UpgradeInstruction {
  readonly sha: string;
  readonly subject: string;
  readonly components: readonly string[];
  /** As written, possibly several lines of markdown. */
  readonly text: string;
}

export interface Highlight {
  readonly kind: 'new' | 'improved';
  readonly subject: string;
}

export interface NotedComponent {
  readonly name: string;
  /** Null before the first version. */
  readonly from: string | null;
  /** Null when nobody knows yet what the next version is. */
  readonly to: string | null;
}

export interface ReleaseNotes {
  /** Null for what is not released yet under a version that nobody decided. */
  readonly version: string | null;
  /** `YYYY-MM-DD`; null for what is not released yet. */
  readonly date: string | null;
  readonly components: readonly NotedComponent[];
  readonly highlights: readonly Highlight[];
  readonly sections: Readonly<Record<NoteCategory, readonly NoteItem[]>>;
  readonly upgrade: readonly UpgradeInstruction[];
  readonly knownIssues: readonly string[];
  readonly leftOut: LeftOut;
}

export interface ReleaseNotesInput extends Pick<ReleaseNotes, 'version' | 'date'> {
  /** Components with the changes that their new versions carry, newest first. */
  readonly components: readonly (NotedComponent & { readonly changes: readonly Change[] })[];
  /** Changes of the same time that touch none of the components. */
  readonly outside: readonly Change[];
}

/**
 * Release notes out of changes; pure. Every change is either shown in its categories or listed as left out with the
 * rule that did it. A change of several components is told once; reverted pairs vanish for each component in which
 * both halves are new.
 */
export function releaseNotes(input: ReleaseNotesInput): ReleaseNotes {
  const told = tellOnce(input.components);
  const sections = Object.fromEntries(NOTE_CATEGORIES.map((name) => [name, [] as NoteItem[]])) as Record<
    NoteCategory,
    NoteItem[]
  >;
  for (const { change, components } of told)
    for (const category of categoriesOf(change)) sections[category].push(toItem(change, components));
  return {
    version: input.version,
    date: input.date,
    components: input.components.map(({ name, from, to }) => ({ name, from, to })),
    highlights: highlightsOf(sections),
    sections,
    upgrade: told.flatMap(upgradeOf),
    knownIssues: told.flatMap(({ change }) => footerTexts(change.footers, 'known-issue')),
    leftOut: leftOutOf(
      input.components.flatMap(({ changes }) => changes),
      told.map(({ change }) => change),
      input.outside,
    ),
  };
}

/** Whether nothing in these notes concerns a user. */
export const isEmptyNotes = ({ sections }: ReleaseNotes): boolean =>
  NOTE_CATEGORIES.every((category) => sections[category].length === 0);

interface Told {
  readonly change: Change;
  readonly components: string[];
}

function tellOnce(components: ReleaseNotesInput['components']): Told[] {
  const told = new Map<string, Told>();
  for (const { name, changes } of components)
    for (const change of dropReverted(changes)) {
      const known = told.get(changeKey(change));
      if (known === undefined) told.set(changeKey(change), { change, components: [name] });
      else known.components.push(name);
    }
  return [...told.values()];
}

function toItem(change: Change, components: readonly string[]): NoteItem {
  const { sha, type, scope, subject, refs, breaking, footers } = change;
  const text = (token: string): string | null => footerTexts(footers, token)[0] ?? null;
  return {
    sha,
    type,
    scope,
    subject,
    components,
    refs,
    breaking,
    impact: text('impact'),
    beforeAfter: text('before-after'),
    workaround: text('workaround'),
  };
}

/** At most three new features, and at most two improvements after them. */
function highlightsOf(sections: ReleaseNotes['sections']): Highlight[] {
  const improved = [...sections.improvements, ...sections.performance_improvements];
  return [
    ...sections.new_features.slice(0, 3).map(({ subject }) => ({ kind: 'new' as const, subject })),
    ...improved.slice(0, 2).map(({ subject }) => ({ kind: 'improved' as const, subject })),
  ];
}

/** From what breaks, and from what asks for a migration without breaking. */
function upgradeOf({ change, components }: Told): UpgradeInstruction[] {
  const { sha, subject, breakingNotes, footers } = change;
  const texts = [...breakingNotes, ...footerTexts(footers, 'migration')];
  return texts.map((text) => ({ sha, subject, components, text }));
}
