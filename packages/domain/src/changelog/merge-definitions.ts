import type { Definition } from './changelog-file.ts';

/**
 * Link definitions at the end of a changelog file: generated ones take the place of those with the same label, new ones
 * stand before the one that is generated after them, and all others stay. The one of what is unreleased goes with its part.
 */
export function mergeDefinitions(
  old: readonly Definition[],
  fresh: readonly Definition[],
  hasUnreleased: boolean,
): string {
  const byLabel = new Map(fresh.map((definition) => [definition.label, definition]));
  const seen = new Set<string>();
  const merged = old.flatMap((definition): Definition[] => {
    const own = byLabel.get(definition.label);
    const isStale = definition.label === 'unreleased' && fresh.length > 0 && !hasUnreleased;
    if (isStale || (own !== undefined && seen.has(definition.label))) return [];
    seen.add(definition.label);
    return [own ?? definition];
  });
  for (const [index, definition] of fresh.entries()) {
    if (seen.has(definition.label)) continue;
    const next = fresh.slice(index + 1).find(({ label }) => seen.has(label));
    const after = fresh.slice(0, index).findLast(({ label }) => seen.has(label));
    const at =
      next === undefined
        ? merged.findIndex(({ label }) => label === after?.label) + 1
        : merged.findIndex(({ label }) => label === next.label);
    merged.splice(next === undefined && after === undefined ? merged.length : at, 0, definition);
    seen.add(definition.label);
  }
  return merged.map(({ line }) => line).join('\n');
}
