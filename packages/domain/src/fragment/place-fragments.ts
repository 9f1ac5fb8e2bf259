import { tagVersion } from '../version/tag-version.ts';
import type { Fragment } from './fragment.ts';
import { isTranslation, originalOf } from './in-language.ts';

/** Where fragments wait for a release, below the directory of all of them. */
export const UNRELEASED_FRAGMENTS = 'unreleased';

/** A fragment, and the tag that released it; null while it waits. */
export interface PlacedFragment {
  readonly fragment: Fragment;
  readonly tag: string | null;
}

/**
 * Those that the next release of a component publishes: they wait, and concern it. One for several components stays
 * where it is until the last of them is released, with a copy beside the tags of those that were.
 */
export function fragmentsWaitingFor(
  { name, tagPattern }: { readonly name: string; readonly tagPattern: string },
  placed: readonly PlacedFragment[],
): Fragment[] {
  const waiting = placed.filter(
    ({ tag, fragment: { path, components } }) =>
      tag === null && !isTranslation(path) && (components.length === 0 || components.includes(name)),
  );
  const isReleased = ({ path, components }: Fragment): boolean =>
    components.length > 1 &&
    placed.some(
      ({ tag, fragment }) =>
        tag !== null &&
        fileOf(fragment) === fileOf({ path }) &&
        (fragment.components.length === 0 || fragment.components.includes(name)) &&
        tagVersion(tag, tagPattern) !== null,
    );
  return waiting.flatMap(({ fragment }) => (isReleased(fragment) ? [] : [fragment]));
}

const fileOf = ({ path }: Pick<Fragment, 'path'>): string => path.slice(path.lastIndexOf('/') + 1);

/** A file that a release brings to where it belongs now. */
export interface FragmentMove {
  readonly from: string;
  /** More than one when components with tags of their own are released together. */
  readonly to: readonly string[];
  /** Whether the file stays where it was as well, since another component that it names still waits. */
  readonly stays: boolean;
}

/**
 * The tag whose directory a fragment's file lies in: `.changes/api/v1.2.0/x.md` belongs to `api/v1.2.0`. Null for
 * those that wait in `.changes/unreleased`.
 */
export function tagOfFragment(path: string, directory: string): string | null {
  const place = path
    .slice(directory.length + 1)
    .split('/')
    .slice(0, -1)
    .join('/');
  return place === UNRELEASED_FRAGMENTS ? null : place;
}

/**
 * The renames that a release makes, for its commit: what waits goes into the directory of the release's tag, for each
 * component that it names into the one of that component's. What names no component goes with the first tag, and a
 * translation with what it translates.
 * Files that were moved already are left alone, so it may be asked again.
 *
 * @param released tags that the release makes, the product's first; `component` is null for the whole product
 */
export function moveFragments(
  placed: readonly PlacedFragment[],
  released: readonly { readonly component: string | null; readonly tag: string }[],
  directory: string,
): FragmentMove[] {
  const byPath = new Set(placed.map(({ fragment }) => fragment.path));
  const whole = released.find(({ component }) => component === null);
  return placed.flatMap(({ fragment, tag }): FragmentMove[] => {
    if (tag !== null) return [];
    const { path } = fragment;
    const { components } = translated(fragment, placed) ?? fragment;
    const tags = components.flatMap(
      (name) => released.find(({ component }) => component === name) ?? whole ?? [],
    );
    const own = components.length === 0 ? released.slice(0, 1) : tags;
    if (own.length === 0) return [];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const to = [...new Set(own.map((one) => `${directory}/${one.tag}/${name}`))];
    const done = placed.filter(
      (other) => other.tag !== null && other.fragment.path.endsWith(`/${name}`),
    ).length;
    return [
      {
        from: path,
        to: to.filter((target) => !byPath.has(target)),
        stays: done + tags.length < components.length,
      },
    ];
  });
}

/** The fragment that another one says in other words; null for one that stands for itself. */
function translated({ path }: Fragment, placed: readonly PlacedFragment[]): Fragment | null {
  const original = originalOf(path);
  return original === path
    ? null
    : (placed.find(({ fragment }) => fragment.path === original)?.fragment ?? null);
}
