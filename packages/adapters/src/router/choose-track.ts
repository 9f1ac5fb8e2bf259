import { BUCKETS, bucketOf, type DesiredTraffic, isInShare } from '@tminus/domain';

export type TrackName = 'stable' | 'canary';

/** What a request says about who sent it. */
export interface RequestIdentity {
  /** Header `x-user-id`. */
  readonly userId: string | undefined;
  /** Header `x-tminus-pin`: previews and tests choose their track. */
  readonly pin: string | undefined;
  /** Header `cookie`, unparsed. */
  readonly cookie: string | undefined;
}

export interface TrackChoice {
  readonly track: TrackName;
  /** A bucket that the answer must hand to the client as a cookie, so that it stays where it is. */
  readonly newBucket: number | undefined;
}

const COOKIE = 'tm_bucket';

/** Whether a lease binds this configuration: only while traffic is split. */
export const isLeased = (desired: DesiredTraffic): boolean =>
  desired.leaseUntil !== null && desired.canaryShare > 0 && desired.canaryShare < BUCKETS;

/**
 * Which track answers a request, when the lease holds (`leaseExpired` false) or has run out. A pin wins over the
 * share; after the lease ran out everything goes to stable, pinned or not, since nobody watches the canary.
 * `drawBucket` gives a uniform bucket to a client that has neither a user id nor a cookie.
 */
export function chooseTrack(
  desired: DesiredTraffic,
  leaseExpired: boolean,
  from: RequestIdentity,
  drawBucket: () => number,
): TrackChoice {
  const known = from.userId ? bucketOf(from.userId) : bucketFromCookie(from.cookie);
  const bucket = known ?? drawBucket();
  const newBucket = known === undefined ? bucket : undefined;
  const mayUseCanary = desired.canary !== null && !leaseExpired;
  const wantsCanary =
    from.pin === 'canary' || (from.pin !== 'stable' && isInShare(bucket, desired.canaryShare));
  return { track: mayUseCanary && wantsCanary ? 'canary' : 'stable', newBucket };
}

/** The `Set-Cookie` value that keeps a client in its bucket for a day. */
export const bucketCookie = (bucket: number): string =>
  `${COOKIE}=${bucket}; Path=/; Max-Age=86400; SameSite=Lax; HttpOnly`;

function bucketFromCookie(header: string | undefined): number | undefined {
  const value = header?.match(/(?:^|;\s*)tm_bucket=(\d{1,5})(?:;|$)/)?.[1];
  return value !== undefined && Number(value) < BUCKETS ? Number(value) : undefined;
}
