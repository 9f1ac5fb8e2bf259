import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { planOf } from '../plan/plan-builders.ts';
import { applyRelease } from './apply-release.ts';
import type { ReleaseCommand } from './decide-release.ts';
import { PHASES, RELEASE_STATUSES, type Release, type ReleaseStatus } from './release.ts';
import { after, approvalsOf, decideAs, passed, releaseOf } from './release-builders.ts';
import { EMPTY_DETAILS } from './release-details.ts';
import { nextReleaseStatus, RELEASE_TRANSITIONS } from './transitions.ts';

const plan = planOf();
const { digest } = plan;
const changed = planOf({ rollback: { errorRate: 0.02, slowRate: 0.05, slowAfterMs: 500 } });
const failure = { code: 'deploy.failed', params: { key: 'api', reason: 'exit 1' } };
const phase = 'deployment';
const tag = { id: 'tag:api:v1.2.0', kind: 'tag', subject: 'api', name: 'v1.2.0' } as const;

const approve: ReleaseCommand = { type: 'approve', role: 'qa', digest, reason: null };
const reject: ReleaseCommand = { type: 'reject', role: 'qa', digest, reason: 'not tested' };
const replan: ReleaseCommand = { type: 'replan', plan: changed };
const COMMANDS = {
  approve,
  reject,
  replan,
  edit: { type: 'edit', details: { theme: 'Speed' } },
  report_task: { type: 'report_task', task: 'freeze', state: 'done', on: '2025-11-05' },
  cancel: { type: 'cancel', reason: 'not needed' },
  execute: { type: 'execute' },
  start_phase: { type: 'start_phase', phase },
  complete_phase: { type: 'complete_phase', phase },
  fail_phase: { type: 'fail_phase', phase, failure },
  record: {
    type: 'record',
    effect: { key: 'branch:api', type: 'branch.created', subject: 'api', data: { branch: 'b' } },
  },
  pause: { type: 'pause', reason: 'lunch' },
  resume: { type: 'resume', reason: 'back' },
  start_rollback: { type: 'start_rollback', failure },
  finish_rollback: { type: 'finish_rollback' },
  override_freeze: {
    type: 'override_freeze',
    freeze: 'freeze:winter',
    name: 'Winter',
    reason: 'the law asks for it',
    approver: 'Noor <noor@example.org>',
  },
  plan_publication: { type: 'plan_publication', tasks: [tag] },
  complete_publication_step: { type: 'complete_publication_step', step: tag.id, detail: null },
  fail_publication_step: { type: 'fail_publication_step', step: tag.id, failure },
  complete_publication: { type: 'complete_publication' },
} as const satisfies Record<ReleaseCommand['type'], ReleaseCommand>;

const approved = after(releaseOf(plan), ...approvalsOf(plan));
const executing = after(approved, { type: 'execute' }, { type: 'start_phase', phase });
/** How each status is reached; those that no command reaches yet are set. */
const IN: Record<ReleaseStatus, Release> = {
  planning: releaseOf(plan),
  approved,
  rejected: after(releaseOf(plan), reject),
  planning_failed: releaseOf(plan, { status: 'planning_failed' }),
  cancelled: after(releaseOf(plan), COMMANDS.cancel),
  executing,
  paused: after(executing, COMMANDS.pause),
  deployed: after(executing, COMMANDS.complete_phase),
  completed: { ...after(executing, COMMANDS.complete_phase), status: 'completed' },
  execution_failed: after(executing, COMMANDS.fail_phase),
  deployment_failed: after(executing, COMMANDS.start_rollback),
  rolled_back: after(executing, COMMANDS.start_rollback, COMMANDS.finish_rollback),
};

/** Events of every command in every status; `[]` because its effect is there, anything else is refused. */
const EXPECTED: Record<ReleaseStatus, Partial<Record<ReleaseCommand['type'], string[]>>> = {
  planning: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    override_freeze: ['freeze.overridden'],
    approve: ['approval.given'],
    reject: ['approval.refused', 'release.rejected'],
    replan: ['release.replanned'],
    cancel: ['release.cancelled'],
  },
  approved: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    override_freeze: ['freeze.overridden'],
    approve: [],
    reject: ['approval.refused', 'release.rejected'],
    replan: ['release.replanned'],
    cancel: ['release.cancelled'],
    execute: ['release.execution_started'],
  },
  rejected: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    override_freeze: ['freeze.overridden'],
    reject: [],
    replan: ['release.replanned'],
    cancel: ['release.cancelled'],
  },
  planning_failed: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    override_freeze: ['freeze.overridden'],
    replan: ['release.replanned'],
    cancel: ['release.cancelled'],
  },
  cancelled: { cancel: [] },
  executing: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    override_freeze: ['freeze.overridden'],
    approve: [],
    execute: [],
    start_phase: [],
    complete_phase: ['phase.completed', 'milestone.reached', 'release.deployed'],
    fail_phase: ['phase.failed', 'release.execution_failed'],
    pause: ['release.paused'],
    resume: [],
    start_rollback: ['release.deployment_failed'],
  },
  paused: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    override_freeze: ['freeze.overridden'],
    approve: [],
    execute: [],
    start_phase: [],
    complete_phase: ['phase.completed', 'milestone.reached', 'release.deployed'],
    fail_phase: ['phase.failed', 'release.execution_failed'],
    pause: [],
    resume: ['release.resumed'],
    start_rollback: ['release.deployment_failed'],
  },
  deployed: {
    report_task: ['task.done'],
    approve: [],
    execute: [],
    start_phase: [],
    complete_phase: [],
    plan_publication: ['publication.started'],
    complete_publication: ['publication.completed'],
  },
  completed: {
    report_task: ['task.done'],
    approve: [],
    execute: [],
    start_phase: [],
    complete_phase: [],
    plan_publication: ['publication.started'],
    complete_publication: ['publication.completed'],
  },
  execution_failed: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    override_freeze: ['freeze.overridden'],
    approve: [],
    fail_phase: [],
    execute: ['release.execution_started'],
    cancel: ['release.cancelled'],
  },
  deployment_failed: {
    edit: ['details.edited'],
    report_task: ['task.done'],
    approve: [],
    execute: [],
    start_phase: [],
    start_rollback: [],
    finish_rollback: ['release.rolled_back'],
  },
  rolled_back: { approve: [], execute: [], finish_rollback: [] },
};
const SPECIAL: Partial<Record<ReleaseStatus, Partial<Record<ReleaseCommand['type'], string>>>> = {
  planning: { execute: 'release.notApproved' },
  rejected: { execute: 'release.rejected' },
};

describe.each(Object.keys(RELEASE_STATUSES) as ReleaseStatus[])('a release that is %s', (status) => {
  const release = IN[status];

  it.each(Object.values(COMMANDS))('answers $type as the table says', (command) => {
    expect(release.status).toBe(status);
    const outcome = decideAs(release, command);
    const events = command.type === 'record' ? ['branch.created'] : EXPECTED[status][command.type];
    if (events === undefined) {
      const code = SPECIAL[status]?.[command.type] ?? 'release.wrongStatus';
      expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    } else {
      expect(accepted(outcome).map(({ type }) => type)).toEqual(events);
    }
  });

  it.each(Object.values(COMMANDS))('changes nothing when $type is repeated', (command) => {
    const first = decideAs(release, command);
    if (!first.ok) return expect(decideAs(release, command)).toEqual(first);
    expect(decideAs(after(release, command), command)).toEqual({ ok: true, value: [] });
  });

  it('moves only along its transitions', () => {
    for (const command of Object.values(COMMANDS)) {
      const outcome = decideAs(release, command);
      for (const { type } of outcome.ok ? outcome.value : []) {
        if (type.startsWith('release.')) expect(nextReleaseStatus(status, type)).not.toBeNull();
      }
    }
  });
});

it('every status but the ones of planning failures is reached by a command', () => {
  const targets = Object.values(RELEASE_TRANSITIONS).flatMap((row) => Object.values(row));
  const missing = Object.keys(RELEASE_STATUSES).filter((status) => !targets.includes(status as never));
  expect(missing).toEqual(['planning_failed', 'completed']);
});

describe('phases', () => {
  it('lead through all milestones to deployed', () => {
    const shipped = after(approved, { type: 'execute' }, ...PHASES.flatMap(passed));
    expect(shipped).toMatchObject({ status: 'deployed', deployedAt: 1_000, executionEndedAt: 1_000 });
    expect(shipped.milestones).toEqual([
      'development_complete',
      'testing_complete',
      'preparation_complete',
      'pre_release_complete',
      'deployment_complete',
    ]);
  });

  it.each(PHASES)('that fail stop the release without a milestone: %s', (failing) => {
    const failed = after(
      approved,
      { type: 'execute' },
      { type: 'start_phase', phase: failing },
      { type: 'fail_phase', phase: failing, failure },
    );
    expect(failed).toMatchObject({ status: 'execution_failed', milestones: [], failure });
    expect(failed.phases).toMatchObject([{ phase: failing, status: 'failed', endedAt: 1_000, failure }]);
    for (const command of passed(failing))
      expect(decideAs(failed, command)).toMatchObject({ refusal: { code: 'release.wrongStatus' } });
  });

  it('start again in the next attempt, and complete only after they started', () => {
    const failed = after(approved, { type: 'execute' }, { type: 'start_phase', phase }, COMMANDS.fail_phase);
    const resumed = after(failed, { type: 'execute' });
    expect(resumed).toMatchObject({ status: 'executing', attempt: 2, failure: null, executionEndedAt: null });
    expect(decideAs(resumed, COMMANDS.complete_phase).ok).toBe(false);
    const shipped = after(resumed, ...passed(phase));
    expect(shipped.phases.map(({ status }) => status)).toEqual(['failed', 'completed']);
    expect(shipped.milestones).toEqual(['deployment_complete']);
  });

  it('of a release that was rolled back end as failed, for the reason of the rollback', () => {
    expect(IN.rolled_back).toMatchObject({ failure, milestones: [], deployedAt: null });
    expect(IN.rolled_back.phases).toMatchObject([{ phase, status: 'failed', failure, endedAt: 1_000 }]);
  });
});

it('an effect is recorded once, with its facts', () => {
  const [event, ...more] = accepted(decideAs(executing, COMMANDS.record));
  expect(more).toEqual([]);
  expect(event).toMatchObject({ type: 'branch.created', subject: 'api', data: { branch: 'b' } });
  const recorded = after(executing, COMMANDS.record);
  expect(recorded.effects.filter((key) => key.startsWith('branch:'))).toEqual(['branch:api']);
  expect(accepted(decideAs(recorded, COMMANDS.record))).toEqual([]);
});

it('no sequence of commands records a milestone whose phase is not complete', () => {
  const commands = fc.array(
    fc.oneof(
      fc.constantFrom(...Object.values(COMMANDS), ...approvalsOf(plan)),
      fc.constantFrom(...PHASES.flatMap(passed)),
      fc
        .constantFrom(...PHASES)
        .map((failing): ReleaseCommand => ({ type: 'fail_phase', phase: failing, failure })),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(commands, (sequence) => {
      let release = approved;
      for (const command of sequence) {
        const decided = decideAs(release, command);
        for (const event of decided.ok ? decided.value : [])
          release = applyRelease(release, event, command.type === 'replan' ? command.plan : undefined);
      }
      const completed = release.phases.filter(({ status }) => status === 'completed');
      expect(release.milestones).toHaveLength(completed.length);
      expect(new Set(release.milestones).size).toBe(release.milestones.length);
      expect(new Set(release.effects).size).toBe(release.effects.length);
    }),
  );
});

describe('what people say of a release', () => {
  const edited = after(releaseOf(plan), COMMANDS.edit);

  it('is kept, and changes no package and no approval', () => {
    expect(edited.details).toEqual({ ...EMPTY_DETAILS, theme: 'Speed' });
    expect(after(approved, COMMANDS.edit)).toMatchObject({
      status: 'approved',
      plan: approved.plan,
      approvals: approved.approvals,
    });
  });

  it('changes by what is different only', () => {
    expect(decideAs(edited, COMMANDS.edit)).toEqual({ ok: true, value: [] });
    const [event] = accepted(
      decideAs(edited, { type: 'edit', details: { theme: 'Speed', needs: ['9.9.9'] } }),
    );
    expect(event?.data).toEqual({ needs: ['9.9.9'] });
  });

  it('never makes a release wait for itself', () => {
    const needs = { type: 'edit', details: { needs: [edited.version] } } as const;
    expect(decideAs(edited, needs)).toMatchObject({ refusal: { code: 'release.needsCycle' } });
  });
});
