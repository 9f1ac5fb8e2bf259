import type { Node } from './changelog-nodes.ts';

/** A node of a part that is being written. */
export type Draft = { -readonly [Key in keyof Node]: Node[Key] };

/** A generated entry that has to find its place in a part that people wrote in. */
export interface Placed {
  /** The node that stands for it in the part; null until it has one. */
  node: Draft | null;
  readonly fresh: Node;
  /** Lower case, as `sectionOfHeading` gives it; null outside of sections. */
  readonly section: string | null;
}

/** Name of a section that a heading begins, lower case; null for a heading of another level. */
export const sectionOfHeading = ({ kind, text }: Node): string | null =>
  kind === 'heading' && /^### /.test(text) ? text.slice(4).trim().toLowerCase() : null;

/** The section that each node is in, the heading itself included. */
export function sectionsOf(nodes: readonly Node[]): readonly (string | null)[] {
  let current: string | null = null;
  return nodes.map((node) => {
    current = sectionOfHeading(node) ?? current;
    return current;
  });
}

/**
 * Puts the entries that have no place yet into a part: next to the entry that is generated before or after them, else at
 * the end of their section, which is begun where there is none. Whatever is there stays where it is.
 *
 * @param placed in the order of generation
 * @param headings generated headings by section, in the order of generation
 */
export function insertEntries(
  part: Draft[],
  placed: readonly Placed[],
  headings: ReadonlyMap<string | null, Node>,
): void {
  for (const [index, entry] of placed.entries()) {
    if (entry.node !== null) continue;
    const node: Draft = { ...entry.fresh, gap: 0 };
    entry.node = node;
    if (!insertBeside(part, placed, index, node)) insertAtEnd(part, entry.section, node, headings);
  }
}

function insertBeside(part: Draft[], placed: readonly Placed[], index: number, node: Draft): boolean {
  const section = placed[index]?.section ?? null;
  const [start, end] = boundsOf(part, section) ?? [0, -1];
  const placeOf = (other: Placed | undefined): number => {
    if (other?.node == null || other.section !== section) return -1;
    const at = part.indexOf(other.node);
    return at >= start && at < end ? at : -1;
  };
  for (let before = index - 1; before >= 0 && placed[before]?.section === section; before -= 1) {
    const at = placeOf(placed[before]);
    const neighbour = part[at];
    if (at < 0 || neighbour === undefined) continue;
    node.gap = neighbour.gap;
    if (part[at + 1]?.kind !== 'entry') neighbour.gap = 0;
    part.splice(at + 1, 0, node);
    return true;
  }
  for (let after = index + 1; after < placed.length && placed[after]?.section === section; after += 1) {
    const at = placeOf(placed[after]);
    if (at < 0) continue;
    part.splice(at, 0, node);
    return true;
  }
  return false;
}

function insertAtEnd(
  part: Draft[],
  section: string | null,
  node: Draft,
  headings: ReadonlyMap<string | null, Node>,
): void {
  const bounds = boundsOf(part, section);
  const heading = headings.get(section);
  const order = [...headings.keys()];
  const at =
    bounds?.[1] ??
    part.findIndex((other) => {
      const name = sectionOfHeading(other);
      return name !== null && order.indexOf(name) > order.indexOf(section);
    });
  const place = at < 0 ? part.length : at;
  const before = part[place - 1];
  if (before !== undefined && before.kind !== 'entry') before.gap = Math.max(before.gap, 1);
  // An entry at the end of its list had the empty line that now follows the new one.
  if (before?.kind === 'entry') before.gap = bounds === null ? Math.max(before.gap, 1) : 0;
  const own = bounds === null && heading !== undefined ? [{ ...heading, gap: 1 }, node] : [node];
  part.splice(place, 0, ...own);
  const last = place + own.length - 1;
  if (last < part.length - 1) node.gap = 1;
}

/** Where a section begins and ends; null where there is none. Outside of sections is what stands before the first. */
function boundsOf(part: readonly Node[], section: string | null): [start: number, end: number] | null {
  const start = section === null ? 0 : part.findIndex((node) => sectionOfHeading(node) === section);
  if (start < 0) return null;
  const next = part.findIndex((node, index) => index > start && sectionOfHeading(node) !== null);
  return [start, next < 0 ? part.length : next];
}
