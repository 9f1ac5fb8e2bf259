import type { ApiSchemas } from '@tminus/contract';
import { RELEASED_STATUSES } from '@tminus/domain';

type Release = ApiSchemas['Release'];

/** A release that another one needs, as it stands now. */
export interface NeededRelease {
  readonly version: string;
  readonly status: Release['status'];
  readonly isOut: boolean;
}

/** Those of these releases (the newest first) that a release needs; what the registry lost is left out. */
export function neededReleases(release: Release, all: readonly Release[]): NeededRelease[] {
  return release.details.needs.flatMap((version) => {
    const found = all.find((each) => each.version === version);
    if (found === undefined) return [];
    const { status } = found;
    return [{ version, status, isOut: RELEASED_STATUSES.some((released) => released === status) }];
  });
}

/** Statuses in which a release still waits for what it needs. */
const TO_BEGIN: readonly Release['status'][] = [
  'planning',
  'approved',
  'rejected',
  'planning_failed',
  'execution_failed',
];

/** What a release waits for before it can be shipped. */
export const waitsFor = (
  { status }: Pick<Release, 'status'>,
  needs: readonly NeededRelease[],
): { version: string; status: Release['status'] }[] =>
  TO_BEGIN.includes(status)
    ? needs
        .filter(({ isOut }) => !isOut)
        .map(({ version, status: present }) => ({ version, status: present }))
    : [];
