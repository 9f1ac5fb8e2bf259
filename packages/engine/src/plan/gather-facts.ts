import {
  type Change,
  type ComponentPart,
  dropReverted,
  type EarlierPlan,
  type Finding,
  fragmentsWaitingFor,
  localDate,
  overridesOf,
  type PlanInput,
  RELEASED_STATUSES,
  type Release,
  releaseCommitOf,
  type SectionRules,
  type VersionDecision,
} from '@tminus/domain';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { ComponentHistory } from '../ports.ts';
import { decidedMove } from '../version/decided-move.ts';
import { type NextVersionsRequest, neededHistories, nextVersions } from '../version/next-versions.ts';
import type { WorkspaceComponent } from '../workspace.ts';
import type { PlanDependencies, PlanRequest } from './plan-request.ts';
import { type PlannedRepository, plannedFragments } from './planned-fragments.ts';
import { currentProductVersion } from './product-history.ts';
import { releasedElsewhere } from './released-elsewhere.ts';
import { reviewFacts } from './review-facts.ts';

/**
 * What is known today about these components: all that a plan is made of. Versions are decided together with those of
 * the other components that have a say in them, as `version next` does. Refuses as `decideVersions` does.
 */
export async function gatherFacts(
  deps: PlanDependencies,
  request: PlanRequest,
  selected: readonly WorkspaceComponent[],
): Promise<PlanInput> {
  const { workspace, clock } = deps;
  const needed = neededHistories(
    workspace.components,
    selected.map(({ name }) => name),
  );
  const deployed = await deployedReleases(deps.store, needed.deciding);
  const read = await deps.history.read(
    needed.read,
    deployed.flatMap(({ plan }) =>
      plan.components.map(({ name, to, sha }) => ({ component: name, version: to, sha })),
    ),
  );
  const deciding = new Set(needed.deciding.map(({ name }) => name));
  const histories = read.filter(({ component }) => deciding.has(component.name));
  const now = clock.now();
  const today = localDate(now, workspace.calendar.team.zone);
  const { calendar, scheduled, open } = await readCalendar(deps, now);
  const decisions = await nextVersions(deps.history, histories, { today, ...forceOf(request) });
  const decided = selected.flatMap((component) => {
    const at = histories.findIndex((history) => history.component.name === component.name);
    const [history, decision] = [histories[at], decisions[at]];
    return history === undefined || decision === undefined ? [] : [{ component, history, decision }];
  });
  const repositories = new Map<string, PlannedRepository>();
  for (const { component, history, decision } of decided) {
    const { moves = [] } = repositories.get(component.repo) ?? {};
    repositories.set(component.repo, {
      head: history.head,
      moves: [...moves, decidedMove(history, decision)],
    });
  }
  const fragments = await plannedFragments(deps, repositories, today);
  const considered = decided.map(({ component, history, decision }) => ({
    ...consider(history, component, decision, deployed),
    fragments: fragmentsWaitingFor(component, fragments.placed.get(component.repo) ?? []),
  }));
  const isMoving = ({ part }: Pick<Considered, 'part'>): boolean => part.to !== part.from;
  const findings: Finding[] = [
    ...(await deps.history.findings()),
    ...considered
      .filter((entry) => !isMoving(entry))
      .map(({ part }) => ({
        code: 'plan.finding.nothingToRelease',
        params: { component: part.name, version: part.to },
      })),
    ...publishedOnly(considered.filter(isMoving)),
    ...considered
      .filter((entry) => isMoving(entry) && entry.isHalfDeployable)
      .map(({ part }) => ({ code: 'plan.finding.notDeployable', params: { component: part.name } })),
    ...(await rolledBackBefore(deps.store, considered.filter(isMoving))),
    ...fragments.findings,
    ...(await releasedElsewhere(
      deps.history,
      decided.map(({ history }) => history),
    )),
  ];
  return {
    components: considered.filter(isMoving),
    productVersion: await currentProductVersion(deps, request, deployed, histories),
    versioning: workspace.versioning,
    type: request.type,
    policies: workspace.policies,
    now,
    today,
    calendar,
    people: workspace.people,
    stakeholders: workspace.stakeholders,
    templates: workspace.templates,
    review: await reviewFacts(deps, decided, request.details?.announcements ?? []),
    needs: needsOf(open, deployed),
    scheduled,
    earlier: open.map((release) => earlierPlan(release, workspace.calendar.team.zone)),
    releaseDate: request.releaseDate,
    manager: request.author,
    allowSelfApproval: workspace.allowSelfApproval,
    rollback: workspace.rollback,
    findings,
    branches: workspace.branches,
    forceReason: request.forceReason,
  };
}

/** What a release that is not over brings along when it is planned again. */
const earlierPlan = (release: Release, zone: string): EarlierPlan => ({
  version: release.version,
  manager: release.plan.manager,
  releaseDate: release.plan.releaseDate,
  window: release.plan.window ?? null,
  progress: progressOf(release, zone),
  overriddenFreezes: overridesOf(release).map(({ freeze }) => freeze),
  announcements: release.details?.announcements ?? [],
});

/** What releases wait for, and when it is expected: what is out is ready, what has a window is at its end. */
const needsOf = (open: readonly Release[], deployed: readonly Release[]): PlanInput['needs'] =>
  open.flatMap(({ version, details }) =>
    (details?.needs ?? []).map((needed) => {
      const isOut = deployed.some((release) => release.version === needed);
      const ahead = open.find((release) => release.version === needed)?.plan.window?.end ?? null;
      return { version, name: `v${needed}`, readyAt: isOut ? 0 : ahead };
    }),
  );

/** What people said of its work; the kickoff was on the day on which it was approved first. */
function progressOf({ tasks = {}, announcedAt }: Release, zone: string): EarlierPlan['progress'] {
  if (announcedAt === undefined) return tasks;
  const day = localDate(announcedAt, zone);
  return { kickoff: { startedOn: day, finishedOn: day }, ...tasks };
}

/** Components of which nothing is run, told at once however many they are. */
function publishedOnly(considered: readonly Pick<Considered, 'part'>[]): Finding[] {
  const names = considered.filter(({ part }) => part.publishedOnly === true).map(({ part }) => part.name);
  return names.length === 0
    ? []
    : [{ code: 'plan.finding.publishedOnly', params: { component: names.join(', ') } }];
}

/** Components that were rolled back at the very commit that is to go out again. */
async function rolledBackBefore(
  store: PlanDependencies['store'],
  considered: readonly Pick<Considered, 'part'>[],
): Promise<Finding[]> {
  const { items } = await store.releases({ limit: 20, statuses: ['rolled_back'] });
  return considered.flatMap(({ part: { name, to, sha } }) => {
    const before = items.find(({ plan }) =>
      plan.components.some((component) => component.name === name && component.sha === sha),
    );
    if (before === undefined) return [];
    const params = { component: name, version: to, release: `v${before.version}` };
    return [{ code: 'plan.finding.rolledBackBefore', params }];
  });
}

interface Considered {
  readonly part: ComponentPart;
  readonly changes: readonly Change[];
  readonly sections: SectionRules | undefined;
  /** Whether it is to run, and something of how is missing. */
  readonly isHalfDeployable: boolean;
}

function forceOf({ increment, forceReason, components }: PlanRequest): Pick<NextVersionsRequest, 'force'> {
  if (increment === null || forceReason === null) return {};
  return { force: { increment, reason: forceReason, components } };
}

function consider(
  history: ComponentHistory,
  component: WorkspaceComponent,
  { current, next, increment, reason }: VersionDecision,
  deployed: readonly Release[],
): Considered {
  return {
    changes: dropReverted(history.changes),
    sections: component.versioning?.sections,
    isHalfDeployable: component.deployment === null && component.publishedOnly !== true,
    part: {
      name: component.name,
      from: current,
      to: next,
      increment,
      reason,
      repo: component.repo,
      sha: history.head,
      fromSha: history.current === null ? null : servedCommit(deployed, component.name, history.current),
      path: component.path,
      dependsOn: component.dependsOn,
      strategy: component.strategy,
      steps: component.steps,
      ...(component.publishedOnly === true && { publishedOnly: true }),
      changes: history.changes.length,
    },
  };
}

/** What really runs of a version that git knows by its planned commit: the release commit, where one was made of it. */
function servedCommit(
  deployed: readonly Release[],
  component: string,
  { version, sha }: { readonly version: string; readonly sha: string },
): string {
  const release = deployed.find(({ plan }) =>
    plan.components.some(
      ({ name, to, sha: planned }) => name === component && to === version && planned === sha,
    ),
  );
  return release === undefined ? sha : (releaseCommitOf(release, component)?.sha ?? sha);
}

/** Newest first, and back to the last one of each of these components; to the very first where one was never released. */
async function deployedReleases(
  store: PlanDependencies['store'],
  components: readonly WorkspaceComponent[],
): Promise<readonly Release[]> {
  const found: Release[] = [];
  const missing = new Set(components.map(({ name }) => name));
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: 100, statuses: RELEASED_STATUSES, ...(cursor !== undefined && { cursor }) };
    const page = await store.releases(query);
    found.push(...page.items);
    for (const { plan } of page.items) for (const { name } of plan.components) missing.delete(name);
    cursor = missing.size === 0 ? null : page.next;
  }
  return found;
}
