import type { SemVer } from 'semver';
import inc from 'semver/functions/inc.js';
import parse from 'semver/functions/parse.js';
import type { Increment } from '../change/change-type.ts';
import { RefusalError } from '../error/refusal.ts';

/** Reads a version; refuses with `version.invalid` what is not SemVer 2.0.0. */
export function readVersion(text: string): SemVer {
  const version = /^\d/.test(text) ? parse(text) : null;
  if (version === null) throw new RefusalError('version.invalid', { version: text });
  return version;
}

/**
 * The stable version that an increment leads to. From a pre-release it is the version that was prepared
 * when that is far enough (22.2.0-next.4 and minor → 22.2.0), else one further (major → 23.0.0).
 */
export function stableAfter(version: string, increment: Increment): string {
  const { major, minor, patch } = readVersion(version);
  return increment === 'none' ? `${major}.${minor}.${patch}` : stepped(version, increment);
}

/**
 * Versions of a channel that may follow a version, preferred one first: the next number in the channel,
 * the first of the channel, and, for a channel that sorts below the current one (beta → alpha), the first of the
 * channel towards the version after that. Build metadata is dropped. Refuses a channel that is no identifier.
 */
export function channelVersions(version: string, increment: Increment, channel: string): string[] {
  return channelsOf(version, channel, stableAfter(version, increment), (prepared) =>
    stepped(prepared, increment === 'none' ? 'patch' : increment),
  );
}

/** The same for any scheme: `base` is the stable version that is prepared now, `after` gives the one after it. */
export function channelsOf(
  version: string,
  channel: string,
  base: string,
  after: (prepared: string) => string,
): string[] {
  if (parse(`1.0.0-${channel}.1`)?.prerelease.length !== 2)
    throw new RefusalError('version.invalid', { version: `1.0.0-${channel}.1` });
  const [name, number] = readVersion(version).prerelease;
  const prepared = stableAfter(version, 'none');
  const continues = base === prepared && String(name) === channel && typeof number === 'number';
  return [`${base}-${channel}.${continues ? number + 1 : 1}`, `${after(prepared)}-${channel}.1`];
}

function stepped(version: string, increment: Exclude<Increment, 'none'>): string {
  const next = inc(version, increment);
  if (next === null) throw new Error(`${version} has no next ${increment}`);
  return next;
}
