import { RELEASE_STATUSES, type ReleaseStatus } from './release.ts';
import { nextReleaseStatus, RELEASE_TRANSITIONS } from './transitions.ts';

/** Statuses whose versions serve everybody. */
export const RELEASED_STATUSES = ['deployed', 'completed'] as const satisfies readonly ReleaseStatus[];

/** Whether nothing can happen to a release any more. */
export const hasEnded = (status: ReleaseStatus): boolean =>
  Object.keys(RELEASE_TRANSITIONS[status]).length === 0;

/** Statuses that end a release whose version was not released: another release may take that version. */
export const GIVEN_UP_STATUSES = (Object.keys(RELEASE_STATUSES) as ReleaseStatus[]).filter(
  (status) => hasEnded(status) && !RELEASED_STATUSES.some((released) => released === status),
);

/** Whether approvals are still asked for or may be taken back. */
export const isUnderApproval = (status: ReleaseStatus): boolean =>
  nextReleaseStatus(status, 'release.rejected') !== null;

/** Whether a release waits for somebody's decision or for nothing at all, once it was told to go. */
export const isResting = (status: ReleaseStatus): boolean =>
  hasEnded(status) || status === 'rejected' || status === 'execution_failed';
