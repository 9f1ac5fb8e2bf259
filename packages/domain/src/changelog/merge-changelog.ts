import {
  type ChangelogFile,
  inGeneratedOrder,
  isAbove,
  isSince,
  namesOf,
  type Part,
  type PlaceOf,
  readChangelogFile,
} from './changelog-file.ts';
import { type Node, readNodes, writeNodes } from './changelog-nodes.ts';
import { type Identity, identify, withoutComponents } from './identity.ts';
import { markInFile } from './mark-in-file.ts';
import { matchEntries } from './match-entries.ts';
import { mergeDefinitions } from './merge-definitions.ts';
import { type Draft, insertEntries, type Placed, sectionOfHeading, sectionsOf } from './merge-part.ts';
import { formerWords, type ReplacedWords, type WrittenEntry } from './replaced-words.ts';
import { rewordInFile } from './reword-in-file.ts';

/**
 * A changelog file brought up to date without losing a hand's work. Releases that the file has stay as they are written
 * there, but for the mark of what was taken back later; missing ones are added at their place. The part of what is not
 * released yet keeps what people wrote, moved and reworded in it, and gets what it lacks; with the next release all of
 * that becomes the part of the release. Generating again changes nothing. Line ends stay those of the file.
 *
 * @param vanished entries as they were generated before their commits were reverted or left out
 * @param replaced entries that have other words now, which a fragment gave them
 */
export function mergeChangelog(
  file: string,
  generated: string,
  vanished: readonly string[] = [],
  replaced: readonly ReplacedWords[] = [],
): string {
  const isMarked = file.startsWith('\ufeff');
  const text = file.slice(isMarked ? 1 : 0);
  if (text.trim() === '') return generated;
  const isDos = 2 * text.split('\r\n').length > text.split('\n').length;
  const merged = mergeTexts(text.replaceAll('\r\n', '\n'), generated, { vanished, replaced });
  return (isMarked ? '\ufeff' : '') + (isDos ? merged.replaceAll('\n', '\r\n') : merged);
}

function mergeTexts(text: string, generated: string, past: Past): string {
  const fresh = readChangelogFile(generated);
  const old = readChangelogFile(
    text,
    new Set(fresh.definitions.map(({ label }) => label)),
    new Set(fresh.parts.map(({ key }) => key)),
  );
  // A template may write something else than releases under headings: then there is nothing to keep apart.
  if (fresh.parts.length === 0 && fresh.preamble.split('\n').length > 2) return generated;
  const kept = inGeneratedOrder(
    old.parts.filter(({ key }) => key !== null),
    fresh.parts,
  );
  const places = new Map(fresh.parts.map(({ key }, index) => [key, index]));
  const placeOf: PlaceOf = ({ key }) => places.get(key);
  const known = new Set(kept.map(({ key }) => key));
  const added = fresh.parts.filter(({ key }) => key !== null && !known.has(key));
  const unreleased = mergeUnreleased(old, fresh, {
    ...past,
    since: added.filter((part) => isSince(part, kept)),
  });
  const freshOf = new Map([...fresh.parts].reverse().map((part) => [part.key, part]));
  const formerOf = past.replaced.length === 0 ? null : formerWords(past.replaced);
  const released = added
    .map((part) => unreleased.find(({ key }) => key === part.key) ?? part)
    .reduce<readonly Part[]>((parts, part) => insertPart(parts, part, placeOf), kept)
    .map((part) => {
      const own = freshOf.get(part.key) ?? null;
      return markInFile(formerOf === null ? part : rewordInFile(part, own, formerOf), own);
    });
  const parts = [...unreleased.filter(({ key }) => key === null), ...released];
  const preamble = old.preamble.trim() === '' ? fresh.preamble : old.preamble;
  const definitions = mergeDefinitions(
    old.definitions,
    fresh.definitions,
    parts.some(({ key }) => key === null),
  );
  return `${[preamble, ...parts.map(textOf), definitions]
    .map(trimLines)
    .filter((each) => each !== '')
    .join('\n\n')}\n`;
}

const textOf = ({ heading, body }: Part): string => `${heading.trimEnd()}\n${body}`;

/** Without empty lines around it; the first line may be indented. */
const trimLines = (text: string): string => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();

function insertPart(parts: readonly Part[], part: Part, placeOf: PlaceOf): readonly Part[] {
  const at = parts.findIndex((other) => isAbove(part, other, placeOf));
  return at < 0 ? [...parts, part] : [...parts.slice(0, at), part, ...parts.slice(at)];
}

/** What was generated before and is not any more. */
interface Past {
  readonly vanished: readonly string[];
  readonly replaced: readonly ReplacedWords[];
}

interface Since extends Past {
  /** Releases that were made since the file was written, newest first. */
  readonly since: readonly Part[];
}

/** A generated entry, and the part that it belongs to. */
interface Generated extends Placed {
  readonly part: Part;
}

/**
 * What was not released when the file was written, shared out among what it became: the part of the oldest release made
 * since then that has any of it, or what is still not released, takes all that people wrote.
 */
function mergeUnreleased(
  file: ChangelogFile,
  fresh: ChangelogFile,
  { vanished, replaced, since }: Since,
): readonly Part[] {
  const still = fresh.parts.filter(({ key }) => key === null);
  const before = file.parts.find(({ key }) => key === null);
  if (before === undefined) return [...still, ...since];
  const parts = [...still, ...since];
  const generated = parts.flatMap(generatedEntries);
  const nodes: Draft[] = readNodes(before.body).map((node) => ({ ...node }));
  const written = nodes.flatMap((node): { node: Draft; text: string }[] => {
    if (node.kind === 'entry') return [{ node, text: node.text }];
    return node.kind === 'keep' ? entriesWithin(node).map((text) => ({ node, text })) : [];
  });
  const names = namesOf(fresh.parts);
  const read = (text: string): Identity => withoutComponents(identify(text), names);
  const identities = written.map(({ text }) => read(text));
  const generatedIdentities = generated.map(({ fresh: { text } }) => read(text));
  const formerOf = formerWords(replaced, read);
  const former = generatedIdentities.map(formerOf);
  const matches = matchEntries(
    identities,
    generatedIdentities,
    former.map((own) => own.map(({ identity }) => identity)),
  );
  const matched = matches.map((match) => (match === null ? undefined : generated[match.generated]));
  const target =
    targetOf(
      since,
      matched.map((entry) => entry?.part ?? null),
      nodes,
      still.length > 0,
    ) ?? null;
  const old = [...vanished, ...replaced.flatMap(({ before }) => before.map(({ text }) => text))];
  const gone = new Set(old.map((text) => read(text).words));
  const sections = sectionsOf(nodes);
  const dropped = new Set<Draft>();
  for (const [index, { node }] of written.entries()) {
    const [entry, match] = [matched[index], matches[index]];
    if (entry === undefined || match == null) {
      if (node.kind === 'entry' && gone.has(identities[index]?.words ?? '')) dropped.add(node);
      continue;
    }
    const was = former[match.generated]?.[match.former ?? -1] ?? null;
    const isMoving = was !== null && isMovedBy(was, entry, sections[nodes.indexOf(node)] ?? null);
    if (!isMoving || node.kind !== 'entry') entry.node = node;
    if (node.kind !== 'entry') continue;
    if (match.isExact) node.text = entry.fresh.text;
    if (isMoving || (entry.part.key === null ? null : entry.part) !== target) dropped.add(node);
  }
  const skeleton = withoutNodes(nodes, dropped);
  const rest = generated.filter(({ part }) => (part.key === null ? null : part) === target);
  const home = target ?? still[0] ?? null;
  insertEntries(skeleton, rest, headingsOf(home));
  const others = parts.filter((part) => part !== home).map((part) => reworded(part, generated));
  const isLeft = skeleton.length > 0 || nodes.length === 0 || still.length > 0;
  const heading = target?.heading ?? before.heading;
  const merged = { key: target?.key ?? null, heading, body: `\n${writeNodes(skeleton)}` };
  return isLeft || target !== null ? [merged, ...others] : others;
}

/** Whether new words belong elsewhere, and nobody had moved the old ones. */
const isMovedBy = (was: WrittenEntry, now: Placed, stands: string | null): boolean =>
  was.section !== now.section && stands === was.section;

/** The release that takes what people wrote; undefined when nothing of it is released. */
function targetOf(
  since: readonly Part[],
  matched: readonly (Part | null)[],
  nodes: readonly Node[],
  isMore: boolean,
): Part | undefined {
  const touched = since.findLast((part) => matched.includes(part));
  if (touched !== undefined || nodes.length === 0) return touched;
  // Nothing but a person's own words, one release since, and nothing after it: they are about that.
  return since.length === 1 && !isMore && matched.every((part) => part === null) ? since[0] : undefined;
}

function generatedEntries(part: Part): Generated[] {
  const nodes = readNodes(part.body);
  const sections = sectionsOf(nodes);
  return nodes.flatMap((fresh, index) =>
    fresh.kind === 'entry' ? [{ part, fresh, section: sections[index] ?? null, node: null }] : [],
  );
}

const headingsOf = (part: Part | null): ReadonlyMap<string | null, Node> =>
  new Map(
    readNodes(part?.body ?? '')
      .filter((node) => node.kind === 'heading')
      .map((node) => [sectionOfHeading(node), node]),
  );

/** Entries between the marks of a protected text: they stand for generated ones, and are never touched. */
const entriesWithin = ({ text }: Node): string[] =>
  readNodes(text.split('\n').slice(1, -1).join('\n')).flatMap(({ kind, text: entry }) =>
    kind === 'entry' ? [entry] : [],
  );

/** Leaves out nodes, and the headings of sections that hold nothing else. */
function withoutNodes(nodes: readonly Draft[], dropped: ReadonlySet<Draft>): Draft[] {
  const left: Draft[] = [];
  for (const [index, node] of nodes.entries()) {
    const before = left.at(-1);
    if (!dropped.has(node) && !isEmptied(nodes, index, dropped)) left.push(node);
    else if (before !== undefined) before.gap = Math.max(before.gap, node.gap);
  }
  return left;
}

function isEmptied(nodes: readonly Draft[], index: number, dropped: ReadonlySet<Draft>): boolean {
  const node = nodes[index];
  if (node === undefined || sectionOfHeading(node) === null) return false;
  const end = nodes.findIndex((other, at) => at > index && sectionOfHeading(other) !== null);
  const content = nodes.slice(index + 1, end < 0 ? undefined : end);
  return content.length > 0 && content.every((other) => dropped.has(other));
}

/** A generated part with the words that people gave to its entries; what they protected elsewhere is not repeated. */
function reworded(part: Part, generated: readonly Generated[]): Part {
  const own = generated.filter((entry) => entry.part === part && entry.node !== null);
  if (own.length === 0) return part;
  const words = new Map(own.map(({ fresh, node }) => [fresh.text, node]));
  const nodes: Draft[] = readNodes(part.body).map((node) => {
    const by = node.kind === 'entry' ? words.get(node.text) : undefined;
    return by?.kind === 'entry' ? { ...node, text: by.text } : { ...node };
  });
  const repeated = nodes.filter((node) => node.kind === 'entry' && words.get(node.text)?.kind === 'keep');
  return { ...part, body: `\n${writeNodes(withoutNodes(nodes, new Set(repeated)))}` };
}
