import gt from 'semver/functions/gt.js';
import parse from 'semver/functions/parse.js';
import type { Change } from '../change/change.ts';
import type { Increment } from '../change/change-type.ts';
import { footerTexts } from '../change/read-footers.ts';
import { type ErrorParams, RefusalError } from '../error/refusal.ts';
import { shortSha } from './highest-change.ts';
import { channelsOf } from './step-version.ts';

const TOKEN = 'release-as';

/** The version that a commit asks for, and how messages name that commit. */
export interface ReleaseAs {
  readonly version: string;
  readonly increment: Increment;
  readonly params: ErrorParams;
}

/** Whether one of these changes asks for a version, be it possible or not. */
export const hasReleaseAs = (changes: readonly Change[]): boolean =>
  changes.some(({ footers }) => footerTexts(footers, TOKEN).length > 0);

/** What the footers of some changes come to. */
export interface FoundReleaseAs {
  readonly asked: ReleaseAs | null;
  /** For messages: footers that can only be meant for other components. */
  readonly passed: readonly ErrorParams[];
}

/**
 * The newest `Release-As: 2.0.0` footer (in any case, with or without a `v`) of changes that were not reverted. On a
 * channel, a stable version is prepared by a pre-release of it; a pre-release that the footer names itself is taken as
 * it stands. Of a commit that touches several components, one that does not lie above this component's version is
 * passed over. Refuses `version.releaseAsInvalid`, and `version.notHigher` for what does not lie above the current
 * version otherwise, naming the commit.
 *
 * @param changes newest first
 */
export function findReleaseAs(
  changes: readonly Change[],
  current: string | null,
  channel: string | undefined,
): FoundReleaseAs {
  const passed: ErrorParams[] = [];
  for (const change of changes) {
    const [written] = footerTexts(change.footers, TOKEN);
    if (written === undefined) continue;
    const commit = { sha: shortSha(change.sha), subject: change.subject };
    const asked = parse(written.replace(/^v/i, ''));
    if (asked === null) throw new RefusalError('version.releaseAsInvalid', { ...commit, version: written });
    const version =
      channel === undefined || asked.prerelease.length > 0
        ? asked.version
        : (channelsOf(current ?? asked.version, channel, asked.version, () => asked.version)[0] ??
          asked.version);
    const params = { ...commit, version };
    if (current === null || gt(version, current))
      return { asked: { version, increment: distance(current ?? '0.0.0', version), params }, passed };
    if (change.components.length < 2) throw new RefusalError('version.notHigher', { ...params, current });
    passed.push({ ...params, current });
  }
  return { asked: null, passed };
}

/** Which of its three numbers is the first to differ. */
function distance(from: string, to: string): Increment {
  const [left, right] = [parse(from), parse(to)];
  if (left?.major !== right?.major) return 'major';
  if (left?.minor !== right?.minor) return 'minor';
  return left?.patch === right?.patch ? 'none' : 'patch';
}
