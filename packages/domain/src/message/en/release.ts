import type { PublicationKind } from '../../release/publication.ts';
import type { Phase, PhaseRecord, ReleaseStatus } from '../../release/release.ts';

/** Where a release and its phases stand, in as few words as fit a column. */
export const release = {
  'release.status.planning': 'planning',
  'release.status.approved': 'approved',
  'release.status.rejected': 'rejected',
  'release.status.planning_failed': 'planning failed',
  'release.status.cancelled': 'cancelled',
  'release.status.executing': 'executing',
  'release.status.paused': 'paused',
  'release.status.deployed': 'deployed',
  'release.status.completed': 'completed',
  'release.status.execution_failed': 'execution failed',
  'release.status.deployment_failed': 'deployment failed',
  'release.status.rolled_back': 'rolled back',
  'release.phase.development': 'development',
  'release.phase.testing': 'testing',
  'release.phase.preparation': 'preparation',
  'release.phase.staging': 'staging',
  'release.phase.deployment': 'deployment',
  'release.phaseStatus.in_progress': 'in progress',
  'release.phaseStatus.completed': 'completed',
  'release.phaseStatus.failed': 'failed',
  'release.publication.survey': 'planned from',
  'release.publication.tag': 'tagged',
  'release.publication.merge_back': 'merged into',
  'release.publication.merge_unknown': 'not merged back, since no branch is known to hold',
  'release.publication.merge_missing': 'not merged back, since there is no branch',
  'release.publication.merge_by_hand': 'to be merged back: run',
  'release.publication.push': 'pushed to',
  'release.publication.forge_release': 'released on',
} as const satisfies Readonly<
  Record<
    | `release.status.${ReleaseStatus}`
    | `release.phase.${Phase}`
    | `release.phaseStatus.${PhaseRecord['status']}`
    | `release.publication.${PublicationKind}`,
    string
  >
>;
