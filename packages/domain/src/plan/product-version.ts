import gt from 'semver/functions/gt.js';
import prerelease from 'semver/functions/prerelease.js';
import type { Increment } from '../change/change-type.ts';
import { compareIncrements } from '../version/increment.ts';
import type { VersionScheme } from '../version/version-scheme.ts';

/** One component's step in a release. */
export interface VersionStep {
  readonly from: string | null;
  readonly to: string;
  readonly increment: Increment;
}

/**
 * What a release weighs: the largest step of its components. A component that is new to a product which was released
 * before weighs a feature at most: nobody has what might break.
 */
export function highestIncrement(steps: readonly VersionStep[]): Increment {
  const isFirst = steps.every(({ from }) => from === null);
  return steps
    .map((step) => (step.from === null && step.increment === 'major' && !isFirst ? 'minor' : weightOf(step)))
    .reduce<Increment>((highest, each) => (compareIncrements(each, highest) > 0 ? each : highest), 'none');
}

/** Its increment, or, for a version that graduates, what its number says. */
function weightOf({ from, to, increment }: VersionStep): Increment {
  if (from === null || prerelease(from) === null) return increment;
  const [, minor, patch] = to.split(/[-+]/, 1)[0]?.split('.') ?? [];
  if (patch !== '0') return 'patch';
  return minor === '0' ? 'major' : 'minor';
}

/**
 * The product's version, one for each release. Components that all come from one version, which is the product's where
 * it has one, share the highest of their new ones with it. Else the product's own moves as far as the largest step of
 * its components, so that what breaks in one never hides in a patch of the whole; a product without a version starts
 * from the highest of its components.
 *
 * @param current null when the product was never released
 * @param scheme how versions of the product follow each other
 */
export function productVersion(
  current: string | null,
  steps: readonly VersionStep[],
  scheme: VersionScheme,
): string {
  const highest = highestOf(steps.map(({ to }) => to));
  const before = highestOf(steps.flatMap(({ from }) => from ?? []));
  const isShared = steps.every(({ from }) => from === (current ?? before));
  const base = current ?? before;
  if (highest === null || base === null || isShared) return highest ?? base ?? '';
  const weight = highestIncrement(steps);
  const moved = scheme.stableAfter(base, scheme.weigh(base, weight === 'none' ? 'patch' : weight));
  return current === null && gt(highest, moved) ? highest : moved;
}

const highestOf = (versions: readonly string[]): string | null =>
  versions.reduce<string | null>(
    (highest, version) => (highest === null || gt(version, highest) ? version : highest),
    null,
  );
