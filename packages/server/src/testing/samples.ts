import {
  accepted,
  applyRelease,
  BRANCH_PATTERNS,
  buildPlan,
  type ComponentPart,
  DEFAULT_JUDGEMENT,
  type DomainEvent,
  decideRelease,
  type LoggedEvent,
  NO_COMPLIANCE,
  newRelease,
  newRollout,
  type Plan,
  RELEASE_POLICIES,
  type Release,
  type ReleaseCommand,
  type ReviewInput,
  type Rollout,
  type RolloutCommand,
  readSteering,
  runRollout,
  TASK_TEMPLATES,
  TOLERANCE_LIMITS,
  USUAL_CALENDAR,
  VERSION_POLICY,
} from '@tminus/domain';

/** Monday, 3 November 2025, noon. */
export const NOON = Date.parse('2025-11-03T12:00:00Z');
/** Where the repositories of the samples are; no answer may say so. */
export const PRIVATE_PLACE = '/home/mika/private';
const AUTHOR = 'Mika <mika@example.org>';
const REVIEWER = 'Noor <noor@example.org>';

const part = (name: string, more: Partial<ComponentPart> = {}): ComponentPart => ({
  name,
  from: '1.1.0',
  to: '1.2.0',
  increment: 'minor',
  reason: { code: 'version.reason.none', params: { current: '1.1.0' } },
  repo: `${PRIVATE_PLACE}/${name}`,
  sha: '77'.repeat(20),
  fromSha: '07'.repeat(20),
  path: name,
  dependsOn: [],
  strategy: null,
  steps: null,
  changes: 1,
  ...more,
});

const feature = {
  sha: '0f'.repeat(20),
  index: 0,
  date: '2025-11-01T12:00:00Z',
  author: AUTHOR,
  conforms: true,
  type: 'feat',
  scope: null,
  subject: 'show the price list',
  breaking: true,
  breakingNotes: ['the old list is gone'],
  refs: [{ raw: 'REQ-001', kind: 'requirement' as const }],
  footers: [],
  reverts: [],
  components: ['api'],
  files: ['api/server.js'],
};

const unread = { state: 'missing' } as const;

/** Of a workspace about which nobody says anything. */
const sampleReview: ReviewInput = {
  steering: readSteering({ structure: unread, tech: unread, product: unread }, []),
  changedPaths: null,
  history: [],
  workspace: [],
  compliance: { configured: NO_COMPLIANCE, release: NO_COMPLIANCE },
  limits: TOLERANCE_LIMITS.high,
  announcements: [],
  hasCalendar: false,
  stakeholders: 0,
};

/** A plan for `api` and `web`, which calls it. */
export function samplePlan(): Plan {
  return accepted(
    buildPlan({
      components: [
        { part: part('web', { dependsOn: ['api'], from: null, fromSha: null }), changes: [] },
        { part: part('api'), changes: [feature] },
      ],
      productVersion: '1.1.0',
      versioning: VERSION_POLICY,
      type: null,
      policies: RELEASE_POLICIES,
      now: NOON,
      today: '2025-11-03',
      calendar: USUAL_CALENDAR,
      people: [],
      stakeholders: [],
      templates: TASK_TEMPLATES,
      review: sampleReview,
      needs: [],
      scheduled: [],
      earlier: [],
      releaseDate: null,
      manager: AUTHOR,
      allowSelfApproval: true,
      rollback: { errorRate: 0.05, slowRate: 0.05, slowAfterMs: 500 },
      findings: [],
      branches: BRANCH_PATTERNS,
      forceReason: null,
    }),
  );
}

/** A release that was just planned, after these commands. */
export function sampleRelease(...commands: readonly ReleaseCommand[]): Release {
  const planned = newRelease({ id: 'rel_1', plan: samplePlan(), author: AUTHOR, at: NOON }).release;
  return commands.reduce((release, command) => {
    const events: readonly DomainEvent[] = accepted(
      decideRelease(release, command, { actor: REVIEWER, at: NOON + 1_000 }),
    );
    return events.reduce<Release>((folded, event) => applyRelease(folded, event), release);
  }, planned);
}

/** What takes a planned release into its first phase, with something done there. */
export const UNDER_WAY: readonly ReleaseCommand[] = [
  ...samplePlan().approvers.map(
    (role): ReleaseCommand => ({ type: 'approve', role, digest: samplePlan().digest, reason: 'tested' }),
  ),
  { type: 'execute' },
  { type: 'start_phase', phase: 'development' },
  {
    type: 'record',
    effect: {
      key: 'branch:api',
      type: 'branch.created',
      subject: 'api',
      data: { branch: 'release/1.2.0', sha: '77'.repeat(20) },
    },
  },
];

/** The rollout of `api` after these commands, a second apart. */
export function sampleRollout(...commands: readonly RolloutCommand[]): Rollout {
  const made = accepted(
    newRollout({
      id: 'rol_1',
      releaseId: 'rel_1',
      targets: [
        {
          component: 'api',
          stable: { version: '1.1.0', upstreams: ['http://127.0.0.1:41001'] },
          canary: { version: '1.2.0', upstreams: ['http://127.0.0.1:41002'] },
          slowAfterMs: 500,
        },
      ],
      policy: {
        ...DEFAULT_JUDGEMENT,
        strategy: 'canary',
        isProduction: true,
        steps: [
          { share: 2_550, soakMs: 60_000 },
          { share: 10_000, soakMs: 60_000 },
        ],
      },
      epoch: 7,
      createdAt: NOON,
    }),
  );
  return commands.reduce(
    (rollout, command, index) => accepted(runRollout(rollout, command, NOON + (index + 1) * 1_000)).rollout,
    made,
  );
}

export const START: RolloutCommand = { type: 'start', actor: REVIEWER, reason: '' };

/** What the router of `api` reports after this many canary requests, so many of which failed. */
export const seen = (requests: number, bad: number): RolloutCommand => ({
  type: 'observe',
  observations: {
    api: {
      target: 'api',
      epoch: 8,
      bootId: 'boot',
      stable: { version: '1.1.0', upstreams: [] },
      canary: { version: '1.2.0', upstreams: [] },
      canaryShare: 2_550,
      leaseUntil: NOON + 60_000,
      leaseExpiredAt: null,
      counters: [
        { version: '1.1.0', requests: requests * 3, bad: 0, slow: 0, latency: [], inFlight: 0 },
        {
          version: '1.2.0',
          requests,
          bad,
          slow: 0,
          latency: [{ upToMs: 10, count: requests }],
          inFlight: 0,
        },
      ],
    },
  },
});

/** An event of the log about the sample release. */
export const sampleEvent = (more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  seq: 1,
  type: 'release.planned',
  at: NOON,
  actor: AUTHOR,
  releaseId: 'rel_1',
  subject: '',
  reason: null,
  data: {},
  ...more,
});
