import type { ReleaseType } from '../release/policy.ts';
import { parseVersion } from '../version/precedence.ts';
import type { NotedComponent } from './noted-component.ts';

/** What a release is to its readers. */
export type ReleaseKind = ReleaseType | 'first' | 'prerelease';

const PLACES = ['major', 'minor', 'patch'] as const;

/** The kind that versions show: by the largest step of any component; null when nothing moves or nobody knows whereto. */
export function releaseKindOf(components: readonly NotedComponent[]): ReleaseKind | null {
  const moving = components.filter(({ from, to }) => to !== null && from !== to);
  const steps = moving.map(({ from, to }) => stepOf(from, to ?? ''));
  if (steps.length === 0) return null;
  if (moving.every(({ to }) => (parseVersion(to ?? '')?.prerelease.length ?? 0) > 0)) return 'prerelease';
  return PLACES.find((place) => steps.includes(place)) ?? (steps.includes('first') ? 'first' : null);
}

/** Whether no version was there before, so that nothing can be said of one. */
export function isFirstRelease({ components }: { readonly components: readonly NotedComponent[] }): boolean {
  const moving = components.filter(({ from, to }) => from !== to);
  return moving.length > 0 && moving.every(({ from }) => from === null);
}

function stepOf(from: string | null, to: string): ReleaseKind | null {
  if (from === null) return 'first';
  const [before, after] = [parseVersion(from), parseVersion(to)];
  if (before === null || after === null) return null;
  const place = before.release.findIndex((number, index) => number !== after.release[index]);
  return PLACES[place] ?? 'patch';
}

/** The version that is most likely next after one: what a pre-release prepares, else one minor further; null for no SemVer. */
export function likelyNext(version: string | null): string | null {
  const parsed = version === null ? null : parseVersion(version);
  if (parsed === null) return null;
  const [major, minor, patch] = parsed.release;
  return parsed.prerelease.length > 0 ? `${major}.${minor}.${patch}` : `${major}.${minor + 1}.0`;
}
