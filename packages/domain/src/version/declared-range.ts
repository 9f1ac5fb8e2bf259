import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';

/** Whether a text is a range of versions such as `^1.2.0` or `>=1 <3`, as npm reads it. */
export const isVersionRange = (text: string): boolean => text.trim() !== '' && validRange(text) !== null;

/**
 * The range that a dependent without a declared one is taken to have: what is compatible with the version that it was
 * built against (npm's caret).
 */
export const compatibleRange = (version: string): string => `^${version.split('+', 1)[0]}`;

/**
 * Whether a step takes a dependency out of a range that held it. What lay outside before did not leave; a pre-release
 * counts as a version of its own, so that 1.1.0-rc.1 is within ^1.0.0 and 2.0.0-rc.1 is not.
 */
export function leavesRange(from: string, to: string, range: string): boolean {
  const holds = (version: string): boolean => satisfies(version, range, { includePrerelease: true });
  return holds(from) && !holds(to);
}
