import type { Change } from './change.ts';
import { hasFooter } from './read-footers.ts';

/** The trailer by which commits tell the release that made them. */
const TRAILER = 'tminus-release';

/** Whether a release made this commit, of its own or to merge back: no change of anybody's. */
export const isReleaseCommit = ({ footers }: Pick<Change, 'footers'>): boolean =>
  footers.length > 0 && hasFooter(footers, TRAILER);
