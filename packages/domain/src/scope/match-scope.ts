import type { Change } from '../change/change.ts';
import { meaningOf } from '../change/change-type.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import { groupBy } from '../change/group-by.ts';
import type { ReadingRules } from '../change/parse-commit.ts';

/** A feature or fix that somebody decided to release. */
export interface ScopeEntry {
  /** As commits name it: `REQ-003`, `BUG-12`, `ABC-9`, `#12`. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'feature' | 'fix';
  readonly component: string | null;
  /** As written; `priorityRank` tells what it means. */
  readonly priority: string | null;
  /** Who answers for it. */
  readonly owner: string | null;
  /** Who works on it, where that is somebody else. */
  readonly assignee: string | null;
  /** Put off to a later release. */
  readonly deferred: boolean;
}

/** A change that no commit of the release holds, and the branch that it was found on. */
export interface UnmergedChange {
  readonly change: Change;
  readonly branch: string;
}

export const SCOPE_STATES = ['merged', 'in_progress', 'planned', 'deferred'] as const;
/** No commit names it; only commits outside of the release do; the release has one; it was put off. */
export type ScopeState = (typeof SCOPE_STATES)[number];

export interface ScopeCommit {
  readonly sha: string;
  readonly subject: string;
  /** Null for a commit of the release. */
  readonly branch: string | null;
}

export interface MatchedEntry extends ScopeEntry {
  readonly state: ScopeState;
  readonly commits: readonly ScopeCommit[];
  /** It was put off, and yet the release has commits of it. */
  readonly contradiction: boolean;
}

export interface ScopeInput {
  readonly entries: readonly ScopeEntry[];
  /** Of the release, newest first. */
  readonly released: readonly Change[];
  readonly unmerged: readonly UnmergedChange[];
}

export interface MatchedScope {
  readonly items: readonly MatchedEntry[];
  /** Features of the release that no entry names. */
  readonly unplanned: readonly (ScopeCommit & { readonly components: readonly string[] })[];
}

/** Ties what was planned to its commits, by the ids that their messages name. What was reverted is not in. */
export function matchScope({ entries, released, unmerged }: ScopeInput): MatchedScope {
  const kept = dropReverted(released);
  const inside = index(kept.map((change) => ({ change, branch: null })));
  const outside = index(unmerged);
  const items = entries.map((entry): MatchedEntry => {
    const id = normal(entry.id);
    const merged = inside.get(id) ?? [];
    const elsewhere = outside.get(id) ?? [];
    const reached = merged.length > 0 ? 'merged' : elsewhere.length > 0 ? 'in_progress' : 'planned';
    return {
      ...entry,
      state: entry.deferred ? 'deferred' : reached,
      commits: [...merged, ...elsewhere].map(toCommit),
      contradiction: entry.deferred && merged.length > 0,
    };
  });
  const known = new Set(entries.map(({ id }) => normal(id)));
  const unplanned = kept
    .filter((change) => kindOf(change) === 'feature' && !idsOf(change).some((id) => known.has(id)))
    .map((change) => ({ ...toCommit({ change, branch: null }), components: change.components }));
  return { items, unplanned };
}

/**
 * How messages are read for a list: its ids count wherever they stand, whatever their form. A plain word does only in a
 * footer, for it may mean anything elsewhere.
 */
export const readingFor = (entries: readonly ScopeEntry[], rules?: ReadingRules): ReadingRules => ({
  references: rules?.references ?? [],
  ids: entries.map(({ id }) => id).filter((id) => /[^\p{L}\p{N}]/u.test(id) || /\p{L}.*\p{N}/u.test(id)),
});

/** What commits themselves say is in scope, where nobody listed it: every id that a feature or fix names. */
export function entriesOfChanges({ released, unmerged }: Omit<ScopeInput, 'entries'>): ScopeEntry[] {
  const changes = [...dropReverted(released), ...unmerged.map(({ change }) => change)];
  const found = new Map<string, ScopeEntry>();
  for (const change of changes) {
    const kind = kindOf(change);
    if (kind === null) continue;
    const component = change.components.length === 1 ? (change.components[0] ?? null) : null;
    const open = { component, priority: null, owner: null, assignee: null, deferred: false };
    for (const id of workItemsOf(change))
      if (!found.has(normal(id))) found.set(normal(id), { id, title: change.subject, kind, ...open });
  }
  return [...found.values()];
}

/** Beside the id of a work item, `#12` is the pull request, and a vulnerability is what was mended, not what was asked for. */
function workItemsOf({ refs }: Change): string[] {
  const items = refs.filter(({ kind }) => kind !== 'issue' && kind !== 'vulnerability');
  return (items.length > 0 ? items : refs).map(({ raw }) => raw);
}

interface Found {
  readonly change: Change;
  readonly branch: string | null;
}

const toCommit = ({ change: { sha, subject }, branch }: Found): ScopeCommit => ({ sha, subject, branch });

function index(changes: readonly Found[]): ReadonlyMap<string, readonly Found[]> {
  const named = changes.flatMap((found) => idsOf(found.change).map((id) => ({ id, found })));
  const groups = groupBy(named, ({ id }) => id);
  return new Map([...groups].map(([id, group]) => [id, group.map(({ found }) => found)]));
}

function kindOf({ type }: Change): ScopeEntry['kind'] | null {
  const section = meaningOf(type ?? '')?.section;
  if (section === 'added') return 'feature';
  return section === 'fixed' || section === 'security' ? 'fix' : null;
}

/** Ids in the message, and every word of its footers, so that an id of any form can be referred to. */
function idsOf({ refs, footers }: Change): string[] {
  const words = footers.flatMap(({ value }) => value.split(/[\s,;]+/));
  return [...new Set([...refs.map(({ raw }) => raw), ...words].filter((id) => id !== '').map(normal))];
}

/** `GH-12` is GitHub's other way to write `#12`. */
const normal = (id: string): string => id.toLowerCase().replace(/^gh-(?=\d+$)/, '#');
