import { BRANCH_PATTERNS } from '../branch/branch-name.ts';
import { USUAL_CALENDAR } from '../calendar/team-calendar.ts';
import { change, shaOf } from '../change/change-builders.ts';
import { NO_COMPLIANCE } from '../compliance/requirements.ts';
import { accepted } from '../error/refusal.ts';
import { RELEASE_POLICIES } from '../release/policy.ts';
import { TOLERANCE_LIMITS } from '../scope/scope-limits.ts';
import { readSteering } from '../steering/read-steering.ts';
import { VERSION_POLICY } from '../version/version-policy.ts';
import { buildPlan } from './build-plan.ts';
import type { Plan } from './plan.ts';
import type { ComponentPart, PlanInput } from './plan-input.ts';
import { TASK_TEMPLATES } from './task-template.ts';

/** A component on its way from 1.1.0 to 1.2.0 because of one feature, and whatever else matters to the test. */
export function part(
  name: string,
  more: Partial<ComponentPart> = {},
  messages: readonly string[] = ['feat: x'],
): PlanInput['components'][number] {
  return {
    changes: messages.map((message, index) => change(message, { sha: shaOf(index + 1) })),
    part: {
      name,
      from: '1.1.0',
      to: '1.2.0',
      increment: 'minor',
      reason: { code: 'version.reason.none', params: { current: '1.1.0' } },
      repo: '/repositories/product',
      sha: shaOf(77),
      fromSha: shaOf(7),
      path: name,
      dependsOn: [],
      strategy: null,
      steps: null,
      changes: messages.length,
      ...more,
    },
  };
}

/** Of a workspace about which nobody says anything. */
const REVIEW: PlanInput['review'] = {
  steering: readSteering(
    {
      structure: { state: 'read', text: '# Components\n\n- api\n- web\n' },
      tech: { state: 'read', text: 'Deployed with Docker.\n' },
      product: { state: 'read', text: '## Users\n\n- End users\n\n## Business impact: medium\n' },
    },
    [
      { name: 'api', path: 'api' },
      { name: 'web', path: 'web' },
    ],
  ),
  changedPaths: null,
  history: [],
  workspace: ['api', 'web'].map((name) => ({
    name,
    path: name,
    current: '1.1.0',
    next: '1.2.0',
    dependsOn: [],
    configured: {},
    declared: {},
    rangeMode: null,
    isCalendar: false,
  })),
  compliance: { configured: NO_COMPLIANCE, release: NO_COMPLIANCE },
  limits: TOLERANCE_LIMITS.high,
  announcements: [],
  hasCalendar: false,
  stakeholders: 1,
};

/** What is known on Monday, 3 November 2025, of a product at 1.1.0 whose only component has a feature. */
export const planInput = (more: Partial<PlanInput> = {}): PlanInput => ({
  components: [part('api')],
  productVersion: '1.1.0',
  versioning: VERSION_POLICY,
  type: null,
  policies: RELEASE_POLICIES,
  now: Date.parse('2025-11-03T12:00:00Z'),
  today: '2025-11-03',
  calendar: USUAL_CALENDAR,
  people: [],
  stakeholders: [{ audience: 'users', channel: 'docs', to: [] }],
  templates: TASK_TEMPLATES,
  review: REVIEW,
  needs: [],
  scheduled: [],
  earlier: [],
  releaseDate: null,
  manager: 'Mika <mika@example.org>',
  allowSelfApproval: false,
  rollback: { errorRate: 0.05, slowRate: 0.05, slowAfterMs: 500 },
  findings: [],
  branches: BRANCH_PATTERNS,
  forceReason: null,
  ...more,
});

/** The plan for this input, which must not be refused. */
export function planOf(more: Partial<PlanInput> = {}): Plan {
  return accepted(buildPlan(planInput(more)));
}
