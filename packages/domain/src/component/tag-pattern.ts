import gt from 'semver/functions/gt.js';
import { currentVersion } from '../version/current-version.ts';
import { baseOf } from './package-directories.ts';

interface Named {
  readonly name: string;
  readonly path: string;
  /** As its package file says; null when that says none. */
  readonly version: string | null;
}

type TagName = { readonly name: string };

/** Tags of the whole product. */
const SHARED = ['v{version}', '{version}'] as const;

/**
 * How each component's releases are tagged: as its own tags are when there are any; else as the product's tags are;
 * else `v{version}` for a single component and, for one of several, a form of its own, which is the usual one here or
 * `<name>/v{version}`. Where several patterns are in use, the one with the highest version is the current one. Where
 * package files have the version of the product's tags, a component whose file has not is none of the product's.
 */
export function tagPatterns(components: readonly Named[], tags: readonly TagName[]): string[] {
  const shared = currentPattern(SHARED, tags);
  const own = components.map((component) => currentPattern(ownPatterns(component), tags)?.pattern ?? null);
  const isOwner = (index: number): boolean =>
    own[index] === null && components[index]?.version === shared?.version;
  const hasOwner = components.some((_, index) => isOwner(index));
  const usual = usualForm(components, own);
  return components.map((component, index) => {
    const found = own[index] ?? null;
    if (found !== null) return found;
    if (shared !== null && (isOwner(index) || !hasOwner)) return shared.pattern;
    return components.length === 1 ? SHARED[0] : usual(component);
  });
}

/** Whether tags of this form are those of the whole product. */
export const isSharedPattern = (pattern: string): boolean => SHARED.some((shared) => shared === pattern);

const FORMS = ['/v{version}', '@{version}', '-v{version}', '@v{version}', '/{version}'] as const;

/** What may stand before the version, most telling first. */
const prefixesOf = ({ name, path }: Named): string[] => [name, path, baseOf(name), baseOf(path)];

function ownPatterns(component: Named): string[] {
  const { name, path } = component;
  if (path === '.') return [`${name}@{version}`, `${name}-v{version}`];
  return [...new Set(prefixesOf(component))].flatMap((prefix) => FORMS.map((form) => prefix + form));
}

/** The way to tag that most of the components with tags of their own have in common; `<name>/v{version}` without any. */
function usualForm(
  components: readonly Named[],
  own: readonly (string | null)[],
): (component: Named) => string {
  let best = { count: 0, tag: (component: Named) => component.name + FORMS[0] };
  for (const place of prefixesOf({ name: '', path: '', version: null }).keys())
    for (const form of FORMS) {
      const tag = (component: Named): string => (prefixesOf(component)[place] ?? component.name) + form;
      const count = components.filter((component, index) => own[index] === tag(component)).length;
      if (count > best.count) best = { count, tag };
    }
  return best.tag;
}

interface CurrentPattern {
  readonly pattern: string;
  /** The highest that is tagged. */
  readonly version: string;
}

function currentPattern(patterns: readonly string[], tags: readonly TagName[]): CurrentPattern | null {
  let best: CurrentPattern | null = null;
  for (const pattern of patterns) {
    const version = currentVersion(tags, pattern)?.version;
    if (version !== undefined && (best === null || gt(version, best.version))) best = { pattern, version };
  }
  return best;
}
