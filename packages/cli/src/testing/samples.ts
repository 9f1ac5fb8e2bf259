import type { ApiSchemas, EventResource, RolloutResource } from '@tminus/contract';

type Release = ApiSchemas['Release'];
type PlannedComponent = ApiSchemas['PlannedComponent'];
type Target = ApiSchemas['RolloutTarget'];

const NOON = '2025-11-03T12:00:00.000Z';
const DIGEST = `sha256:${'0'.repeat(64)}`;

export const plannedComponent = (name: string, more: Partial<PlannedComponent> = {}): PlannedComponent => ({
  name,
  from: '1.1.0',
  to: '1.2.0',
  increment: 'minor',
  reason: { code: 'version.reason.none', params: {}, text: 'one feature' },
  sha: '7'.repeat(40),
  path: name,
  dependsOn: [],
  strategy: 'canary',
  steps: [{ percent: 100, soakMs: 1_000 }],
  stepsFrom: 'policy',
  publishedOnly: false,
  changes: 1,
  ...more,
});

/** A planned release as the API answers it, and whatever else matters to the test. */
export function releaseOf({
  plan,
  ...more
}: Partial<Omit<Release, 'plan'>> & { plan?: Partial<Release['plan']> } = {}): Release {
  return {
    id: 'rel_1',
    version: '1.2.0',
    type: 'minor',
    status: 'planning',
    author: 'Mika',
    approvals: [],
    missingApprovals: ['qa'],
    phases: [],
    milestones: [],
    createdAt: NOON,
    kickoffAt: null,
    executionStartedAt: null,
    executionEndedAt: null,
    deployedAt: null,
    rejectionReason: null,
    failure: null,
    commits: [],
    publication: null,
    tasks: {},
    scheduled: { at: NOON, by: 'Mika' },
    overrides: [],
    details: { theme: null, objectives: [], manager: null, announcements: [], needs: [] },
    ...more,
    plan: {
      version: '1.2.0',
      type: 'minor',
      branch: 'release/1.2.0',
      releaseDate: '2025-11-20',
      window: null,
      manager: 'Mika',
      components: [plannedComponent('api')],
      features: [],
      fixes: [],
      breaking: [],
      further: [],
      otherChanges: 0,
      timeline: [],
      gates: [],
      approvers: ['qa'],
      allowSelfApproval: false,
      rollback: { errorRate: 0.05, slowRate: 0.05, slowAfterMs: 500 },
      tasks: [],
      criticalPath: [],
      forecast: null,
      messages: [],
      findings: [],
      digest: DIGEST,
      ...plan,
    },
  };
}

export const targetOf = (component: string, more: Partial<Target> = {}): Target => ({
  component,
  from: '1.1.0',
  to: '1.2.0',
  reachable: true,
  verdict: 'healthy',
  explanation: [],
  stable: { version: '1.1.0', requests: 300, bad: 0, errorRate: 0, p95Ms: 5 },
  canary: { version: '1.2.0', requests: 100, bad: 1, errorRate: 0.01, p95Ms: 6 },
  ...more,
});

/** A rollout in its first step as the API answers it, and whatever else matters to the test. */
export const rolloutOf = (more: Partial<RolloutResource> = {}): RolloutResource => ({
  id: 'rol_1',
  releaseId: 'rel_1',
  version: '1.2.0',
  state: 'progressing',
  percent: 10,
  stepIndex: 0,
  steps: [
    { percent: 10, soakMs: 10_000 },
    { percent: 100, soakMs: 10_000 },
  ],
  soakElapsedMs: 2_500,
  extensions: 0,
  targets: [targetOf('api')],
  pause: null,
  rollback: null,
  createdAt: NOON,
  startedAt: NOON,
  endedAt: null,
  ...more,
});

export const eventOf = (seq: number, more: Partial<EventResource> = {}): EventResource => ({
  seq,
  at: NOON,
  type: 'rollout.resumed',
  actor: 'Mika',
  releaseId: 'rel_1',
  subject: '',
  reason: null,
  data: {},
  text: `event ${seq}`,
  ...more,
});
