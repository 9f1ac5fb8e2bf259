import {
  accept,
  applyRelease,
  buildPlan,
  type Change,
  type ComponentPart,
  type DomainEvent,
  dateOf,
  decideRelease,
  dropReverted,
  type Finding,
  isDate,
  nextVersion,
  type Outcome,
  type Plan,
  type PlanInput,
  type Release,
  type ReleaseType,
  refuse,
} from '@tminus/domain';
import type { ChangeHistory, Clock, ComponentHistory, Ids, ReleaseDocuments } from '../ports.ts';
import { isConflict } from '../release/act-on-release.ts';
import type { Store, Stored } from '../release/store.ts';
import type { Workspace, WorkspaceComponent } from '../workspace.ts';

export interface PlanRequest {
  /** `name <email>` of whoever plans. */
  readonly author: string;
  readonly type: ReleaseType | null;
  readonly releaseDate: string | null;
  /** Only these components; null for all. */
  readonly components: readonly string[] | null;
  readonly forceReason: string | null;
  /** Make the plan, save and write nothing. */
  readonly dryRun: boolean;
}

export interface PlanResult {
  readonly release: Release;
  readonly saved: boolean;
  readonly files: readonly string[];
}

export interface PlanDependencies {
  readonly workspace: Workspace;
  readonly history: ChangeHistory;
  readonly store: Pick<Store, 'release' | 'releases' | 'commit'>;
  readonly documents: Pick<ReleaseDocuments, 'writePlan'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Ids;
}

/**
 * Makes a release from what changed, or plans it again: a changed package voids the approvals of the
 * one before. Refuses as `buildPlan` does, and a version that is already on its way or out.
 */
export async function planRelease(
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<Outcome<PlanResult>> {
  const { releaseDate } = request;
  if (releaseDate !== null && !isDate(releaseDate)) return refuse('plan.dateInvalid', { date: releaseDate });
  const selected = selectComponents(deps.workspace, request.components);
  if (!selected.ok) return selected;
  const plan = buildPlan(await gatherFacts(deps, request, selected.value));
  if (!plan.ok) return plan;

  const saved = await savePlan(deps, request, plan.value);
  if (!saved.ok || request.dryRun)
    return saved.ok ? accept({ release: saved.value, saved: false, files: [] }) : saved;
  const files = await deps.documents.writePlan(saved.value);
  return accept({ release: saved.value, saved: true, files });
}

/** How often a plan is laid over a release anew when somebody else saved in between. */
const ATTEMPTS = 3;

/** Two who plan one version at the same time make one release: the second plans what the first one made again. */
async function savePlan(deps: PlanDependencies, request: PlanRequest, plan: Plan): Promise<Outcome<Release>> {
  for (let attempt = 1; ; attempt += 1) {
    const existing = await deps.store.release(plan.version);
    const next = nextRelease(deps, request, plan, existing);
    if (!next.ok) return next;
    const { release, events } = next.value;
    if (request.dryRun || events.length === 0) return accept(release.value);
    try {
      await deps.store.commit({ release, events });
      return accept(release.value);
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function selectComponents(
  workspace: Workspace,
  names: readonly string[] | null,
): Outcome<readonly WorkspaceComponent[]> {
  const known = workspace.components.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse('component.unknown', { name: unknown, known: known.join(', ') });
  return accept(workspace.components.filter(({ name }) => names === null || names.includes(name)));
}

async function gatherFacts(
  deps: PlanDependencies,
  request: PlanRequest,
  selected: readonly WorkspaceComponent[],
): Promise<PlanInput> {
  const { workspace, clock } = deps;
  const deployed = await deployedReleases(deps);
  const histories = await deps.history.read(
    selected,
    deployed.flatMap(({ plan }) =>
      plan.components.map(({ name, to, sha }) => ({ component: name, version: to, sha })),
    ),
  );
  const considered = histories.flatMap((history, index) => {
    const component = selected[index];
    return component === undefined ? [] : [consider(history, component)];
  });
  const isMoving = ({ part }: Considered): boolean => part.to !== part.from;
  const findings: Finding[] = [
    ...(await deps.history.findings()),
    ...considered
      .filter((entry) => !isMoving(entry))
      .map(({ part }) => ({
        code: 'plan.finding.nothingToRelease',
        params: { component: part.name, version: part.to },
      })),
    ...considered
      .filter((entry) => isMoving(entry) && !entry.isDeployable)
      .map(({ part }) => ({ code: 'plan.finding.notDeployable', params: { component: part.name } })),
  ];
  return {
    components: considered.filter(isMoving),
    productVersion: deployed[0]?.version ?? workspace.productVersion,
    type: request.type,
    policies: workspace.policies,
    today: dateOf(clock.now()),
    releaseDate: request.releaseDate,
    manager: request.author,
    allowSelfApproval: workspace.allowSelfApproval,
    rollback: workspace.rollback,
    findings,
    forceReason: request.forceReason,
  };
}

interface Considered {
  readonly part: ComponentPart;
  readonly changes: readonly Change[];
  readonly isDeployable: boolean;
}

function consider(history: ComponentHistory, component: WorkspaceComponent): Considered {
  const current = history.current?.version ?? null;
  const firstVersion = history.manifestVersion;
  const { next, increment, reason } = nextVersion({
    current,
    changes: history.changes,
    ...(firstVersion !== null && { firstVersion }),
  });
  return {
    changes: dropReverted(history.changes),
    isDeployable: component.deployment !== null,
    part: {
      name: component.name,
      from: current,
      to: next,
      increment,
      reason,
      repo: component.repo,
      sha: history.head,
      fromSha: history.current?.sha ?? null,
      path: component.path,
      dependsOn: component.dependsOn,
      strategy: component.strategy,
      steps: component.steps,
      changes: history.changes.length,
    },
  };
}

/** Newest first. */
async function deployedReleases(deps: PlanDependencies): Promise<readonly Release[]> {
  const { items } = await deps.store.releases({ limit: 100 });
  return items.filter(({ status }) => status === 'deployed' || status === 'completed');
}

/** Whose plan may be replaced; every other status keeps its plan for good. */
const OPEN = ['planning', 'approved', 'rejected', 'planning_failed'];
const ENDED = ['rolled_back', 'cancelled'];

function nextRelease(
  deps: PlanDependencies,
  request: PlanRequest,
  plan: Plan,
  existing: Stored<Release> | null,
): Outcome<{ release: Stored<Release>; events: DomainEvent[] }> {
  const at = deps.clock.now();
  if (existing === null || ENDED.includes(existing.value.status)) {
    const release = draft(deps.ids.release(), plan, request.author, at);
    const event: DomainEvent = {
      type: 'release.planned',
      at,
      actor: request.author,
      releaseId: release.id,
      subject: '',
      reason: null,
      data: { version: plan.version, type: plan.type, digest: plan.digest },
    };
    return accept({ release: { value: release, revision: 0 }, events: [event] });
  }
  const { value, revision } = existing;
  if (!OPEN.includes(value.status))
    return refuse('release.wrongStatus', {
      release: `v${value.version}`,
      status: value.status,
      command: 'plan',
    });
  const decided = decideRelease(value, { type: 'replan', plan }, { actor: request.author, at });
  if (!decided.ok) return decided;
  const replanned = decided.value.reduce((release, event) => applyRelease(release, event, plan), value);
  return accept({ release: { value: replanned, revision }, events: decided.value });
}

function draft(id: string, plan: Plan, author: string, at: number): Release {
  return {
    id,
    version: plan.version,
    status: 'planning',
    author,
    plan,
    approvals: [],
    phases: [],
    milestones: [],
    effects: [],
    createdAt: at,
    kickoffAt: null,
    executionStartedAt: null,
    executionEndedAt: null,
    deployedAt: null,
    rejectionReason: null,
    failure: null,
    attempt: 0,
  };
}
