import compare from 'semver/functions/compare.js';
import valid from 'semver/functions/valid.js';

/** A `## ` part of a changelog file: its heading's version, null for what is not released yet. */
interface Part {
  readonly version: string | null;
  readonly text: string;
}

interface Parts {
  /** Title and whatever stands before the first release. */
  readonly preamble: string;
  readonly parts: readonly Part[];
}

/** `## [1.2.0] - 2026-01-01`, `## 1.2.0`, `## v1.2.0 (…)`, `## [Unreleased]`. */
const HEADING = /^## +\[?v?([^\s\]]+)\]?/i;
const BULLET = /^\s*[-*] /;

/**
 * A changelog file brought up to date without losing a hand's work: releases that the file has stay as they are
 * written there, missing ones are added at their place by SemVer precedence, and the unreleased part is made anew, with
 * the entries that only the file has kept at its end.
 */
export function mergeChangelog(file: string, generated: string): string {
  const old = split(file);
  const fresh = split(generated);
  const kept = old.parts.filter(({ version }) => version !== null);
  const known = new Set(kept.map(({ version }) => version));
  const released = fresh.parts
    .filter(({ version }) => version !== null && !known.has(version))
    .reduce<readonly Part[]>((parts, part) => insert(parts, part), kept);
  const unreleased = mergeUnreleased(
    old.parts.find(({ version }) => version === null),
    fresh.parts.find(({ version }) => version === null),
    generated,
  );
  const preamble = old.preamble.trim() === '' ? fresh.preamble : old.preamble;
  return `${[preamble, ...unreleased, ...released.map(({ text }) => text)].map((text) => text.trim()).join('\n\n')}\n`;
}

function split(text: string): Parts {
  const starts = [...text.matchAll(/^## .*$/gm)].filter(([line]) => versionOf(line) !== undefined);
  const first = starts[0]?.index ?? text.length;
  const parts = starts.map((start, index) => {
    const [line] = start;
    return {
      version: versionOf(line) ?? null,
      text: text.slice(start.index, starts[index + 1]?.index ?? text.length),
    };
  });
  return { preamble: text.slice(0, first), parts };
}

/** Undefined for a heading that is neither a version nor `Unreleased`: that belongs to the part above it. */
function versionOf(line: string): string | null | undefined {
  const name = HEADING.exec(line)?.[1] ?? '';
  if (/^unreleased$/i.test(name)) return null;
  return valid(name) === null ? undefined : name;
}

function insert(parts: readonly Part[], part: Part): readonly Part[] {
  const at = parts.findIndex(({ version }) => compare(version ?? '', part.version ?? '') < 0);
  return at < 0 ? [...parts, part] : [...parts.slice(0, at), part, ...parts.slice(at)];
}

/** Entries of the file's unreleased part that are generated anywhere were the generator's own, and are where they belong. */
function mergeUnreleased(
  old: Part | undefined,
  fresh: Part | undefined,
  generated: string,
): readonly string[] {
  const made = new Set(generated.split('\n').map((line) => line.trim()));
  const own = (old?.text ?? '').split('\n').filter((line) => BULLET.test(line) && !made.has(line.trim()));
  if (own.length === 0) return fresh === undefined ? [] : [fresh.text];
  const above = fresh?.text.trimEnd() ?? old?.text.split('\n', 1)[0] ?? '';
  return [`${above}\n\n${own.join('\n')}`];
}
