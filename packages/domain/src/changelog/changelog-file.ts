import { comparePrecedence, parseVersion } from '../version/precedence.ts';
import { endOfShielded } from './changelog-nodes.ts';

/** A `## ` part of a changelog file: what it says of one release. */
export interface Part {
  /** Null for what is not released yet; of a component among several `name@1.2.0`. */
  readonly key: string | null;
  readonly heading: string;
  /** What follows the heading. */
  readonly body: string;
}

/** A line such as `[1.2.0]: https://…`. */
export interface Definition {
  readonly label: string;
  readonly line: string;
}

export interface ChangelogFile {
  /** Title and whatever stands before the first release. */
  readonly preamble: string;
  readonly parts: readonly Part[];
  /** Link reference definitions at the end of the file. */
  readonly definitions: readonly Definition[];
}

/** `## [1.2.0] - 2026-01-01`, `## 1.2.0`, `## v1.2.0 (…)`, `## [Unreleased]`, `## [api@1.2.0]`. */
const HEADING = /^##[ \t]+\[?([^\s\]]+)\]?/;
/** Below a line, makes it a heading as well. */
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*\S/;

/**
 * Takes a changelog apart; line ends must be `\n`. An underlined version is a heading too. Headings in fenced code and between marks that protect a text are
 * no releases; a heading that names no version belongs to the part above it.
 *
 * @param wanted labels of definitions that are taken from wherever they stand
 * @param known keys of releases that there are: a heading may write their versions shorter, or with leading zeros
 */
export function readChangelogFile(
  text: string,
  wanted: ReadonlySet<string> = new Set(),
  known: ReadonlySet<string | null> = new Set(),
): ChangelogFile {
  const lines = text.split('\n');
  let tail = lines.length;
  while (tail > 0 && (DEFINITION.test(lines[tail - 1] ?? '') || lines[tail - 1]?.trim() === '')) tail -= 1;
  const definitions: Definition[] = [];
  const parts: { key: string | null; heading: string; lines: string[] }[] = [];
  const preamble: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const own = parts.at(-1)?.lines ?? preamble;
    const shielded = endOfShielded(lines, at);
    const label = DEFINITION.exec(line)?.[1];
    const key = keyOf(line, known);
    const underline = lines[at + 1] ?? '';
    const above = UNDERLINE.test(underline) ? keyOf(`## ${line}`, known) : undefined;
    if (shielded !== null) own.push(...lines.slice(at, shielded));
    else if (label !== undefined && (at >= tail || wanted.has(label.toLowerCase())))
      definitions.push({ label: label.toLowerCase(), line });
    else if (key !== undefined) parts.push({ key, heading: line, lines: [] });
    else if (above !== undefined) {
      parts.push({ key: above, heading: `${line}\n${underline}`, lines: [] });
      at += 1;
    } else own.push(line);
    at = shielded ?? at + 1;
  }
  return {
    preamble: preamble.join('\n'),
    parts: parts.map(({ key, heading, lines: body }) => ({ key, heading, body: body.join('\n') })),
    definitions,
  };
}

/** Undefined for a line that is no heading of a version or of what is unreleased. */
function keyOf(line: string, known: ReadonlySet<string | null>): string | null | undefined {
  const name = HEADING.exec(line)?.[1];
  if (name === undefined) return undefined;
  if (/^unreleased$/i.test(name)) return null;
  const at = name.lastIndexOf('@');
  const version = name.slice(at + 1).replace(/^v(?=\d)/i, '');
  const keyed = (text: string): string => (at > 0 ? `${name.slice(0, at)}@${text}` : text);
  if (parseVersion(version) !== null) return keyed(version);
  const full = fullVersion(version);
  if (full === null) return undefined;
  return CALENDAR.test(version) || known.has(keyed(full)) ? keyed(full) : undefined;
}

/** Of a year and what follows it, as calendar versions are (calver.org). */
const CALENDAR = /^(?:19|20|21)\d{2}\.\d/;
const LOOSE = /^(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(-[0-9A-Za-z.-]+)?$/;

/** The SemVer version that `2026.4`, `2026.04.0` or `26.04-rc.1` stands for; null for what looks otherwise. */
function fullVersion(text: string): string | null {
  const [, major, minor, patch = '0', rest = ''] = LOOSE.exec(text) ?? [];
  if (major === undefined) return null;
  const full = `${Number(major)}.${Number(minor)}.${Number(patch)}${rest}`;
  return parseVersion(full) === null ? null : full;
}

/** Where a part stands among those that are generated, by key; undefined for what is not. */
export type PlaceOf = (part: Part) => number | undefined;

/**
 * Whether a part stands above another one: a higher version of the same component, of different ones a later date, or
 * of one day what is generated above it.
 */
export function isAbove(left: Part, right: Part, placeOf: PlaceOf): boolean {
  const [mine, theirs] = [nameAndVersion(left), nameAndVersion(right)];
  const versions = [parseVersion(mine.version), parseVersion(theirs.version)] as const;
  if (mine.name !== theirs.name && dateOf(left) !== dateOf(right)) return dateOf(left) > dateOf(right);
  if (mine.name !== theirs.name) return isBefore(placeOf(left), placeOf(right));
  return versions[0] !== null && versions[1] !== null && comparePrecedence(versions[0], versions[1]) > 0;
}

const isBefore = (left: number | undefined, right: number | undefined): boolean =>
  left !== undefined && right !== undefined && left < right;

/**
 * Whether a part is of a release made after those that a file keeps: above all of the same component, or for the first
 * one of a component no older than any. Components released on one day say nothing of each other's order.
 */
export function isSince(part: Part, kept: readonly Part[]): boolean {
  const { name } = nameAndVersion(part);
  const own = kept.filter((other) => nameAndVersion(other).name === name);
  return own.length > 0
    ? own.every((other) => isAbove(part, other, () => undefined))
    : kept.every((other) => dateOf(part) >= dateOf(other));
}

/**
 * Parts of a file in their order, but for those of one day among which a component's stand in another order than they
 * are generated: whoever wrote them there, it was no person, and these come in the order of generation. A file that
 * begins with the oldest release stays as it is.
 */
export function inGeneratedOrder(parts: readonly Part[], generated: readonly Part[]): readonly Part[] {
  const place = new Map(generated.map(({ key }, index) => [key, index]));
  const placeOf = ({ key }: Part): number => place.get(key) ?? -1;
  const isOldestFirst = dateOf(parts[0] ?? NO_PART) < dateOf(parts.at(-1) ?? NO_PART);
  if (isOldestFirst) return parts;
  return runsOf(parts, placeOf).flatMap((run) => {
    const isMixed = run.some((part, at) =>
      run
        .slice(at + 1)
        .some(
          (below) =>
            nameAndVersion(below).name === nameAndVersion(part).name && placeOf(below) < placeOf(part),
        ),
    );
    return isMixed ? [...run].sort((left, right) => placeOf(left) - placeOf(right)) : run;
  });
}

const NO_PART: Part = { key: null, heading: '', body: '' };

/** Parts that follow each other and are of one day, as long as all of them are generated. */
function runsOf(parts: readonly Part[], placeOf: (part: Part) => number): readonly (readonly Part[])[] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const isNext =
      before !== undefined && placeOf(before) >= 0 && placeOf(part) >= 0 && dateOf(before) === dateOf(part);
    if (isNext) last?.push(part);
    else runs.push([part]);
  }
  return runs;
}

/** Names of the components that have parts of their own. */
export const namesOf = (parts: readonly Part[]): ReadonlySet<string> =>
  new Set(parts.map((part) => nameAndVersion(part).name).filter((name) => name !== ''));

function nameAndVersion({ key }: Part): { readonly name: string; readonly version: string } {
  const text = key ?? '';
  const at = text.lastIndexOf('@');
  return { name: text.slice(0, Math.max(at, 0)), version: text.slice(at + 1) };
}

const dateOf = ({ heading }: Part): string => /\d{4}-\d{2}-\d{2}/.exec(heading)?.[0] ?? '';
