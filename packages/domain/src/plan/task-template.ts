import type { ReleaseType } from '../release/policy.ts';
import type { Estimate } from '../schedule/task.ts';
import type { PlannedMilestone } from './milestone.ts';

/** The stages of a release's life in which work is planned. */
export const PLAN_STAGES = [
  'planning',
  'version',
  'development',
  'preparation',
  'deployment',
  'post_release',
] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];

/** Most work is needed always; some only when the release has something of the kind. */
export const TASK_CONDITIONS = ['announcements', 'migrations', 'breaking', 'compliance'] as const;
export type TaskCondition = (typeof TASK_CONDITIONS)[number];

export const TASK_KINDS = ['work', 'tests', 'approvals'] as const;

/** Tasks without which nothing can be planned: where notice begins, and where all work ends. */
export const REQUIRED_TASKS = ['kickoff', 'deployment'] as const;

/** A piece of work that releases of a type have, before anybody knows the date. */
export interface TemplateTask {
  readonly id: string;
  /** In the words of whoever wrote the template; null for a usual task, whose text is `plan.task.<id>`. */
  readonly name: string | null;
  readonly stage: PlanStage;
  /** A role of R-185, or whatever the template calls whoever does it. */
  readonly owner: string;
  /** Working days of the owner; 0 for a milestone. */
  readonly days: number | Estimate;
  /** Tasks that end before this one begins. */
  readonly after: readonly string[];
  /** The row of the timeline that it belongs to. */
  readonly milestone: PlannedMilestone['key'] | null;
  /** Which constraint a date that comes too early for it fails on. */
  readonly kind: (typeof TASK_KINDS)[number];
  /** Whether there is one for each role that approves. */
  readonly isPerApprover: boolean;
  /** Whether it is done on the day of the release itself. */
  readonly isOnReleaseDay: boolean;
  readonly when: TaskCondition | null;
}

type Defaults = Partial<Omit<TemplateTask, 'id' | 'stage' | 'owner' | 'days' | 'after'>>;

function task(
  id: string,
  [stage, owner]: readonly [PlanStage, string],
  days: TemplateTask['days'],
  after: readonly string[],
  more: Defaults = {},
): TemplateTask {
  return {
    id,
    name: null,
    stage,
    owner,
    days,
    after,
    milestone: null,
    kind: 'work',
    isPerApprover: false,
    isOnReleaseDay: false,
    when: null,
    ...more,
  };
}

/** As long as a fixed duration on average (PERT), and half as short or as long again. */
const about = (likely: number): Estimate => ({
  optimistic: likely / 2,
  likely,
  pessimistic: (likely * 3) / 2,
});

const PLANNING = ['planning', 'release-coordinator'] as const;
const PRODUCT = ['planning', 'project-manager'] as const;
const WRITING = ['preparation', 'technical-writer'] as const;
const APPROVING = ['preparation', 'project-manager'] as const;
const COORDINATION = ['preparation', 'release-coordinator'] as const;

/** Everything of, four weeks ahead: 20 working days before the release. */
const MAJOR: readonly TemplateTask[] = [
  task('kickoff', PLANNING, 0, []),
  task('scope', PRODUCT, 1, ['kickoff'], { milestone: 'planning' }),
  task('alignment', PRODUCT, 1, ['scope'], { milestone: 'planning' }),
  task('risk_review', PLANNING, 1, ['scope']),
  task('compliance', ['planning', 'constitution-enforcer'], 2, ['scope'], { when: 'compliance' }),
  task('version', ['version', 'release-coordinator'], 1, ['alignment', 'risk_review']),
  task('features', ['development', 'project-manager'], about(2), ['version']),
  task('freeze', ['development', 'project-manager'], 1, ['features'], { milestone: 'freeze' }),
  task('staging', ['development', 'devops-engineer'], 1, ['freeze'], { milestone: 'staging' }),
  task('testing', ['development', 'quality-assurance'], about(4), ['staging'], {
    milestone: 'testing',
    kind: 'tests',
  }),
  task('acceptance', ['development', 'project-manager'], 5, ['testing'], {
    milestone: 'testing',
    kind: 'tests',
  }),
  task('rollback_rehearsal', ['development', 'site-reliability-engineer'], 1, ['staging'], { kind: 'tests' }),
  task('notes', WRITING, about(2), ['freeze']),
  task('documentation', WRITING, about(4), ['freeze']),
  task('migration_guide', WRITING, about(2), ['freeze'], { when: 'breaking' }),
  task('migration_rehearsal', ['development', 'devops-engineer'], about(2), ['staging'], {
    when: 'migrations',
    kind: 'tests',
  }),
  task('announcements', ['preparation', 'project-manager'], 3, ['alignment'], { when: 'announcements' }),
  task('package', COORDINATION, 1, [
    'acceptance',
    'rollback_rehearsal',
    'notes',
    'documentation',
    'migration_guide',
    'migration_rehearsal',
    'announcements',
    'compliance',
  ]),
  task('approval', APPROVING, 2, ['package'], {
    milestone: 'approval',
    kind: 'approvals',
    isPerApprover: true,
  }),
  task('support_briefing', WRITING, 1, ['notes']),
  task('go_no_go', COORDINATION, 1, ['approval', 'support_briefing']),
  task('deployment', ['deployment', 'release-coordinator'], 1, ['go_no_go'], {
    milestone: 'deployment',
    isOnReleaseDay: true,
  }),
];

/** R-42 and the sample of R-158: a week. */
const MINOR: readonly TemplateTask[] = [
  task('kickoff', PLANNING, 0, []),
  task('scope', PRODUCT, 0.25, ['kickoff']),
  task('alignment', PRODUCT, 0.25, ['scope']),
  task('compliance', ['planning', 'constitution-enforcer'], 1, ['scope'], { when: 'compliance' }),
  task('freeze', ['development', 'project-manager'], 0.5, ['alignment'], { milestone: 'freeze' }),
  task('staging', ['development', 'devops-engineer'], 1, ['freeze'], { milestone: 'staging' }),
  task('testing', ['development', 'quality-assurance'], about(1), ['staging'], {
    milestone: 'testing',
    kind: 'tests',
  }),
  task('rollback_rehearsal', ['development', 'site-reliability-engineer'], 0.5, ['staging'], {
    kind: 'tests',
  }),
  task('migration_rehearsal', ['development', 'devops-engineer'], 0.5, ['staging'], {
    when: 'migrations',
    kind: 'tests',
  }),
  task('notes', WRITING, 1, ['freeze']),
  task('documentation', WRITING, 1, ['freeze']),
  task('migration_guide', WRITING, 1, ['freeze'], { when: 'breaking' }),
  task('announcements', ['preparation', 'project-manager'], 2, ['kickoff'], { when: 'announcements' }),
  task(
    'approval',
    APPROVING,
    1,
    ['testing', 'rollback_rehearsal', 'migration_rehearsal', 'notes', 'compliance'],
    {
      milestone: 'approval',
      kind: 'approvals',
      isPerApprover: true,
    },
  ),
  task('support_briefing', WRITING, 0.5, ['notes']),
  task('go_no_go', COORDINATION, 1, [
    'approval',
    'documentation',
    'migration_guide',
    'announcements',
    'support_briefing',
  ]),
  task('deployment', ['deployment', 'release-coordinator'], 1, ['go_no_go'], {
    milestone: 'deployment',
    isOnReleaseDay: true,
  }),
];

/** a day or two. */
const PATCH: readonly TemplateTask[] = [
  task('kickoff', PLANNING, 0, []),
  task('freeze', ['development', 'project-manager'], 1, ['kickoff'], { milestone: 'freeze' }),
  task('compliance', ['planning', 'constitution-enforcer'], 0.5, ['kickoff'], { when: 'compliance' }),
  task('staging', ['development', 'devops-engineer'], 0.5, ['freeze'], { milestone: 'staging' }),
  task('testing', ['development', 'quality-assurance'], about(0.5), ['staging'], {
    milestone: 'testing',
    kind: 'tests',
  }),
  task('notes', WRITING, 0.5, ['freeze']),
  task('support_briefing', WRITING, 0.25, ['notes']),
  task('approval', ['preparation', 'quality-assurance'], 0.25, ['testing', 'notes', 'compliance'], {
    milestone: 'approval',
    kind: 'approvals',
    isPerApprover: true,
    isOnReleaseDay: true,
  }),
  task('deployment', ['deployment', 'release-coordinator'], 0.75, ['approval', 'support_briefing'], {
    milestone: 'deployment',
    isOnReleaseDay: true,
  }),
];

/** less than four hours, which is half a working day. */
function emergency(fixer: string): readonly TemplateTask[] {
  const sameDay = { isOnReleaseDay: true };
  return [
    task('kickoff', PLANNING, 0, [], sameDay),
    task('fix', ['development', fixer], 0.2, ['kickoff'], sameDay),
    task('staging', ['development', 'devops-engineer'], 0.1, ['fix'], { ...sameDay, milestone: 'staging' }),
    task('approval', COORDINATION, 0.1, ['staging'], {
      ...sameDay,
      milestone: 'approval',
      kind: 'approvals',
      isPerApprover: true,
    }),
    task('deployment', ['deployment', 'release-coordinator'], 0.1, ['approval'], {
      ...sameDay,
      milestone: 'deployment',
    }),
  ];
}

const SECURITY: readonly TemplateTask[] = emergency('security-auditor').flatMap((each) =>
  each.id === 'approval'
    ? [
        task('security_tests', ['development', 'security-auditor'], 0.1, ['staging'], {
          kind: 'tests',
          milestone: 'testing',
          isOnReleaseDay: true,
        }),
        { ...each, owner: 'security-auditor', after: ['security_tests'] },
      ]
    : [each],
);

/** The usual work of each type of release, up to its day. What comes after it is in `post-release.ts`. */
export const TASK_TEMPLATES: Readonly<Record<ReleaseType, readonly TemplateTask[]>> = {
  major: MAJOR,
  minor: MINOR,
  patch: PATCH,
  hotfix: emergency('bug-hunter'),
  security: SECURITY,
};
