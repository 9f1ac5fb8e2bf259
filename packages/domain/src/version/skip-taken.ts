import inc from 'semver/functions/inc.js';
import parse from 'semver/functions/parse.js';
import { RefusalError } from '../error/refusal.ts';
import type { Standing } from './standing.ts';
import type { VersionQuestion } from './version-decision.ts';

/** A version that another branch has, and its commit. */
export interface Taken {
  readonly version: string;
  readonly sha: string;
}

/**
 * Moves on where another branch already has the version: a patch to the next patch, a pre-release to the next of its
 * channel. Those numbers only say which came later; what a minor or major number promises was said by the other branch,
 * so such a version, or one that a footer asks for, is refused with `version.taken`. Gives what was passed over.
 */
export function skipTaken(
  { facts, policy, scheme, own, ...standing }: Standing,
  takenBy: NonNullable<VersionQuestion['takenBy']>,
): Taken[] {
  const taken: Taken[] = [];
  while (standing.isMoving()) {
    const version = standing.next();
    const sha = takenBy(facts.name, version);
    if (sha === null) break;
    const parsed = parse(version);
    const isPreRelease = (parsed?.prerelease.length ?? 0) > 0;
    const isCounted = isPreRelease || policy.calendar !== null || parsed?.patch !== 0;
    if (!isCounted || own.reason.layer === 'releaseAs')
      throw new RefusalError('version.taken', { component: facts.name, version, sha: sha.slice(0, 7) });
    taken.push({ version, sha });
    const after = isPreRelease ? inc(version, 'prerelease') : scheme.stableAfter(version, 'patch');
    standing.raise(after ?? version, standing.increment());
  }
  return taken;
}
