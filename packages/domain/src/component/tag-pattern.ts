import gt from 'semver/functions/gt.js';
import { currentVersion } from '../version/current-version.ts';
import { baseOf } from './package-directories.ts';

interface Named {
  readonly name: string;
  readonly path: string;
}

type TagName = { readonly name: string };

/** Tags of the whole product. */
const SHARED = ['v{version}', '{version}'] as const;

/**
 * How each component's releases are tagged: as its own tags are when there are any; else as the product's
 * tags are; else `v{version}` for a single component and `<name>/v{version}` for one of several. Where
 * several patterns are in use, the one with the highest version is the current one.
 */
export function tagPatterns(components: readonly Named[], tags: readonly TagName[]): string[] {
  const shared = currentPattern(SHARED, tags);
  return components.map((component) => {
    const own = currentPattern(ownPatterns(component), tags);
    if (own !== null || shared !== null) return own ?? shared ?? SHARED[0];
    return components.length === 1 ? SHARED[0] : `${component.name}/v{version}`;
  });
}

function ownPatterns({ name, path }: Named): string[] {
  if (path === '.') return [`${name}@{version}`, `${name}-v{version}`];
  const names = new Set([name, path, baseOf(name), baseOf(path)]);
  return [...names].flatMap((prefix) =>
    ['@{version}', '/v{version}', '-v{version}', '@v{version}', '/{version}'].map((form) => prefix + form),
  );
}

function currentPattern(patterns: readonly string[], tags: readonly TagName[]): string | null {
  let best: { pattern: string; version: string } | null = null;
  for (const pattern of patterns) {
    const version = currentVersion(tags, pattern)?.version;
    if (version !== undefined && (best === null || gt(version, best.version))) best = { pattern, version };
  }
  return best?.pattern ?? null;
}
