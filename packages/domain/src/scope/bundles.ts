import { compareIds, type PriorityRank, priorityRank } from './priority.ts';

/** A feature or fix, as far as a limit needs to know it. */
export interface LimitedItem {
  readonly id: string;
  readonly kind: 'feature' | 'fix';
  readonly priority: string | null;
  readonly components: readonly string[];
  readonly changes: number;
  readonly breaking: number;
  /** In points, see `riskPoints`. */
  readonly risk: number;
  /** Ids of items without which it does not work. */
  readonly dependsOn: readonly string[];
  /** Requirements and tickets that it is part of. */
  readonly refs: readonly string[];
  /** Whether it mends a vulnerability: then it is never deferred. */
  readonly isSecurity: boolean;
}

/** Items that go out together or not at all. */
export interface Bundle {
  /** In the order of ids. */
  readonly items: readonly LimitedItem[];
  /** Of its most important item. */
  readonly rank: PriorityRank;
  /** Whether it may wait for a later release. */
  readonly isDeferrable: boolean;
}

const normal = (id: string): string => id.toLowerCase();

/**
 * Items that depend on each other, or share an id, in one bundle each. What depends on something that is no item depends on
 * what is there already. In the order of their first ids, whatever the order of the items.
 */
export function bundlesOf(items: readonly LimitedItem[]): Bundle[] {
  const parents = items.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== undefined && parents[root] !== root) root = parents[root] ?? root;
    for (let at = index; at !== root; ) {
      const next = parents[at] ?? root;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  const firstWith = new Map<string, number>();
  const tie = (name: string, index: number): void => {
    const other = firstWith.get(name);
    if (other === undefined) firstWith.set(name, index);
    else parents[rootOf(index)] = rootOf(other);
  };
  // Its own id and what it is part of are names of one kind: an item REQ-1 and one with a reference to it belong together.
  for (const [index, { id, refs }] of items.entries())
    for (const name of [id, ...refs]) tie(normal(name), index);
  const known = new Set(items.map(({ id }) => normal(id)));
  for (const [index, { dependsOn }] of items.entries())
    for (const name of dependsOn) if (known.has(normal(name))) tie(normal(name), index);
  const groups = new Map<number, LimitedItem[]>();
  for (const [index, item] of items.entries()) {
    const group = groups.get(rootOf(index)) ?? [];
    group.push(item);
    groups.set(rootOf(index), group);
  }
  return [...groups.values()].map(toBundle).sort((left, right) => compareIds(idOf(left), idOf(right)));
}

export const idOf = ({ items }: Bundle): string => items[0]?.id ?? '';

/** What nobody prioritised counts as what could be in. */
const UNSAID = 3;

function toBundle(items: readonly LimitedItem[]): Bundle {
  const ranks = items.map(({ priority }) => priorityRank(priority) ?? UNSAID);
  const rank = Math.min(...ranks) as PriorityRank;
  return {
    items: [...items].sort((left, right) => compareIds(left.id, right.id)),
    rank,
    isDeferrable: rank > 1 && !items.some(({ isSecurity }) => isSecurity),
  };
}
