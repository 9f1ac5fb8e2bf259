import gt from 'semver/functions/gt.js';
import type { Change } from '../change/change.ts';
import type { Increment } from '../change/change-type.ts';
import { dropReverted } from '../change/drop-reverted.ts';
import type { SectionRules } from '../changelog/section.ts';
import type { ErrorParams } from '../error/refusal.ts';
import { type Build, withBuild } from './build-metadata.ts';
import { type HighestChange, highestChange, shortSha, typeNameOf } from './highest-change.ts';
import { INITIAL_DEVELOPMENT, type InitialDevelopment } from './increment.ts';
import { semverScheme } from './scheme-of.ts';
import { readVersion } from './step-version.ts';
import { type VersionScheme, versionAfter } from './version-scheme.ts';

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
  /** Takes the place of SemVer and of `initialDevelopment`. */
  readonly scheme?: VersionScheme;
  /** Increments of commit types, before those of the table. */
  readonly types?: Readonly<Record<string, Increment>>;
  /** Sections of commit types in the changelog: what is shown there moves the version. */
  readonly sections?: SectionRules;
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
 * Decides the next version of a component that stands alone from the changes since the current one; the highest change
 * decides, reverted pairs count for nothing. A pre-release graduates unless a channel is given; the first version of a
 * channel is `.1`. With nothing to release the version stays. What comes out is higher than the current version
 * whenever the increment is not `none`. Refuses with `version.invalid`.
 */
export function nextVersion(query: NextVersionQuery): NextVersion {
  const { current, changes, channel, build, initialDevelopment = INITIAL_DEVELOPMENT } = query;
  const scheme = query.scheme ?? semverScheme(initialDevelopment);
  const highest = highestChange(dropReverted(changes), query.types, query.sections);
  const decision =
    current === null
      ? decideFirst(scheme, readVersion(query.firstVersion ?? FIRST).version, highest, channel)
      : decideNext(scheme, current, highest, channel);
  return {
    current,
    ...decision,
    next: build === undefined ? decision.next : withBuild(decision.next, build),
    changes: changes.length,
  };
}

type Decision = Pick<NextVersion, 'next' | 'increment' | 'reason'>;

function decideFirst(
  scheme: VersionScheme,
  preferred: string,
  highest: HighestChange | null,
  channel: string | undefined,
): Decision {
  const first = scheme.first(preferred);
  const [next = first] = channel === undefined ? [first] : scheme.channelVersions(first, 'none', channel);
  return {
    next,
    increment: highest?.increment ?? 'none',
    reason: { code: 'version.reason.first', params: { version: next } },
  };
}

function decideNext(
  scheme: VersionScheme,
  text: string,
  highest: HighestChange | null,
  channel: string | undefined,
): Decision {
  if (highest === null) return decideWithoutChange(scheme, text, channel);
  const current = readVersion(text);
  const increment = scheme.weigh(current.version, highest.increment);
  const next = versionAfter(scheme, current.version, increment, channel);
  const graduates =
    current.prerelease.length > 0 &&
    channel === undefined &&
    next === scheme.stableAfter(current.version, 'none');
  return { next, increment, reason: reasonOf(text, highest, increment, graduates) };
}

function decideWithoutChange(scheme: VersionScheme, current: string, channel: string | undefined): Decision {
  const params = { current };
  const [currentChannel] = readVersion(current).prerelease;
  if (currentChannel !== undefined && channel === undefined)
    return {
      next: scheme.stableAfter(current, 'none'),
      increment: 'none',
      reason: { code: 'version.reason.graduates', params },
    };
  // From alpha to beta without a change is a promotion; beta.2 to beta.3, or back to alpha, would say nothing.
  if (currentChannel !== undefined && channel !== undefined && String(currentChannel) !== channel) {
    const [next] = scheme.channelVersions(current, 'none', channel);
    if (next !== undefined && gt(next, current))
      return {
        next,
        increment: 'none',
        reason: { code: 'version.reason.channel', params: { ...params, channel } },
      };
  }
  return { next: current, increment: 'none', reason: { code: 'version.reason.none', params } };
}

function reasonOf(
  current: string,
  { change, increment: asked }: HighestChange,
  increment: Increment,
  graduates: boolean,
): NextVersion['reason'] {
  const { sha, subject } = change;
  const params = { current, type: typeNameOf(change), sha: shortSha(sha), subject, increment };
  if (graduates) return { code: 'version.reason.graduates', params };
  if (asked !== increment) return { code: 'version.reason.initialDevelopment', params };
  return { code: change.breaking ? 'version.reason.breaking' : 'version.reason.highest', params };
}
