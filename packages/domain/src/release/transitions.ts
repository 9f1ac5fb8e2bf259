import type { ReleaseStatus } from './release.ts';

/** What may happen to a release, by status. Draws the documentation and drives the exhaustive test. */
export const RELEASE_TRANSITIONS = {
  planning: {
    'release.replanned': 'planning',
    'release.approved': 'approved',
    'release.rejected': 'rejected',
    'release.cancelled': 'cancelled',
  },
  approved: {
    'release.replanned': 'planning',
    'release.rejected': 'rejected',
    'release.execution_started': 'executing',
    'release.cancelled': 'cancelled',
  },
  rejected: { 'release.replanned': 'planning', 'release.cancelled': 'cancelled' },
  planning_failed: { 'release.replanned': 'planning', 'release.cancelled': 'cancelled' },
  cancelled: {},
  executing: {
    'release.paused': 'paused',
    'release.deployed': 'deployed',
    'release.execution_failed': 'execution_failed',
    'release.deployment_failed': 'deployment_failed',
  },
  paused: {
    'release.resumed': 'executing',
    'release.deployed': 'deployed',
    'release.execution_failed': 'execution_failed',
    'release.deployment_failed': 'deployment_failed',
  },
  execution_failed: { 'release.execution_started': 'executing', 'release.cancelled': 'cancelled' },
  deployment_failed: { 'release.rolled_back': 'rolled_back' },
  deployed: {},
  completed: {},
  rolled_back: {},
} as const satisfies Record<ReleaseStatus, Partial<Record<`release.${string}`, ReleaseStatus>>>;

/** The status after an event, or null when the event cannot happen there. */
export function nextReleaseStatus(status: ReleaseStatus, eventType: string): ReleaseStatus | null {
  const row: Partial<Record<string, ReleaseStatus>> = RELEASE_TRANSITIONS[status];
  return row[eventType] ?? null;
}
