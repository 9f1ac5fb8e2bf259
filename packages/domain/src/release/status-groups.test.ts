import { expect, it } from 'vitest';
import { RELEASE_STATUSES, type ReleaseStatus } from './release.ts';
import { GIVEN_UP_STATUSES, hasEnded, isResting, isUnderApproval } from './status-groups.ts';

const those = (fits: (status: ReleaseStatus) => boolean): string[] =>
  (Object.keys(RELEASE_STATUSES) as ReleaseStatus[]).filter(fits).sort();

it('a release that ended is released or given up', () => {
  expect(those(hasEnded)).toEqual(['cancelled', 'completed', 'deployed', 'rolled_back']);
  expect([...GIVEN_UP_STATUSES].sort()).toEqual(['cancelled', 'rolled_back']);
});

it('approvals are asked for and taken back before the execution begins', () => {
  expect(those(isUnderApproval)).toEqual(['approved', 'planning']);
});

it('a release rests at its end, and where a person must decide', () => {
  expect(those((status) => isResting(status) && !hasEnded(status))).toEqual(['execution_failed', 'rejected']);
});
