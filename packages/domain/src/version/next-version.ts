import gt from 'semver/functions/gt.js';
import type { Change } from '../change/change.ts';
import type { Increment } from '../change/change-type.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import type { ErrorParams } from '../error/refusal.ts';
import { type Build, withBuild } from './build-metadata.ts';
import {
  compareIncrements,
  INITIAL_DEVELOPMENT,
  type InitialDevelopment,
  incrementFor,
  incrementOf,
} from './increment.ts';
import { channelVersions, readVersion, stableAfter } from './step-version.ts';

export interface NextVersionQuery {
  /** Null when nothing was released yet. */
  readonly current: string | null;
  /** Since the current version, newest first. */
  readonly changes: readonly Change[];
  /** A SemVer identifier such as `rc`: the next version is a pre-release of that channel. */
  readonly channel?: string;
  readonly build?: Build;
  /** Version of a component that has none; 0.1.0 when left out. */
  readonly firstVersion?: string;
  readonly initialDevelopment?: InitialDevelopment;
}

export interface NextVersion {
  readonly current: string | null;
  readonly next: string;
  readonly increment: Increment;
  /** Why: a message key and its values. */
  readonly reason: { readonly code: VersionReason; readonly params: ErrorParams };
  /** How many changes there are, those that move nothing and reverted ones included. */
  readonly changes: number;
}

export type VersionReason =
  | 'version.reason.first'
  | 'version.reason.highest'
  | 'version.reason.breaking'
  | 'version.reason.initialDevelopment'
  | 'version.reason.graduates'
  | 'version.reason.channel'
  | 'version.reason.none';

const FIRST = '0.1.0';

/**
 * Decides the next version from the changes since the current one; the highest change decides, reverted
 * pairs count for nothing. A pre-release graduates unless a channel is given; the first version of a channel
 * is `.1`. With nothing to release the version stays. What comes out is higher than the current
 * version whenever the increment is not `none`. Refuses with `version.invalid`.
 */
export function nextVersion(query: NextVersionQuery): NextVersion {
  const { current, changes, channel, build, initialDevelopment = INITIAL_DEVELOPMENT } = query;
  const highest = highestChange(dropReverted(changes));
  const decision =
    current === null
      ? decideFirst(readVersion(query.firstVersion ?? FIRST).version, highest, channel)
      : decideNext(current, highest, channel, initialDevelopment);
  return {
    current,
    ...decision,
    next: build === undefined ? decision.next : withBuild(decision.next, build),
    changes: changes.length,
  };
}

type Decision = Pick<NextVersion, 'next' | 'increment' | 'reason'>;
type Highest = { readonly change: Change; readonly increment: Increment };

/** The change that moves the version furthest; of several, the one that came first. */
function highestChange(changes: readonly Change[]): Highest | null {
  let highest: Highest | null = null;
  for (const change of changes) {
    const increment = incrementOf(change);
    if (increment !== 'none' && (highest === null || compareIncrements(increment, highest.increment) >= 0))
      highest = { change, increment };
  }
  return highest;
}

function decideFirst(first: string, highest: Highest | null, channel: string | undefined): Decision {
  const next = channel === undefined ? first : pick(channelVersions(first, 'none', channel), null);
  return {
    next,
    increment: highest?.increment ?? 'none',
    reason: { code: 'version.reason.first', params: { version: next } },
  };
}

function decideNext(
  text: string,
  highest: Highest | null,
  channel: string | undefined,
  initial: InitialDevelopment,
): Decision {
  const current = readVersion(text);
  const preRelease = current.prerelease.length > 0;
  if (highest === null) return decideWithoutChange(text, channel);
  const increment = incrementFor(current.version, highest.increment, initial);
  const next =
    channel === undefined
      ? stableAfter(current.version, increment)
      : pick(channelVersions(current.version, increment, channel), current.version);
  const graduates = preRelease && channel === undefined && next === stableAfter(current.version, 'none');
  return { next, increment, reason: reasonOf(text, highest, increment, graduates) };
}

function decideWithoutChange(current: string, channel: string | undefined): Decision {
  const params = { current };
  const [currentChannel] = readVersion(current).prerelease;
  if (currentChannel !== undefined && channel === undefined)
    return {
      next: stableAfter(current, 'none'),
      increment: 'none',
      reason: { code: 'version.reason.graduates', params },
    };
  // From alpha to beta without a change is a promotion; beta.2 to beta.3, or back to alpha, would say nothing.
  if (currentChannel !== undefined && channel !== undefined && String(currentChannel) !== channel) {
    const [next] = channelVersions(current, 'none', channel);
    if (next !== undefined && gt(next, current))
      return {
        next,
        increment: 'none',
        reason: { code: 'version.reason.channel', params: { ...params, channel } },
      };
  }
  return { next: current, increment: 'none', reason: { code: 'version.reason.none', params } };
}

function pick(candidates: readonly string[], above: string | null): string {
  const found = candidates.find((version) => above === null || gt(version, above));
  if (found === undefined) throw new Error(`no version above ${above} among ${candidates.join(', ')}`);
  return found;
}

function reasonOf(
  current: string,
  { change, increment: asked }: Highest,
  increment: Increment,
  graduates: boolean,
): NextVersion['reason'] {
  const { subject } = change;
  const type = change.type ?? (change.reverts.length > 0 ? 'revert' : 'commit');
  const params = { current, type, sha: change.sha.slice(0, 7), subject, increment };
  if (graduates) return { code: 'version.reason.graduates', params };
  if (asked !== increment) return { code: 'version.reason.initialDevelopment', params };
  return { code: change.breaking ? 'version.reason.breaking' : 'version.reason.highest', params };
}
