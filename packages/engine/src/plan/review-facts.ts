import {
  type Change,
  hasEnded,
  NO_COMPLIANCE,
  type Release,
  type ReviewInput,
  readSteering,
  type VersionDecision,
} from '@tminus/domain';
import type { ComponentHistory } from '../ports.ts';
import type { Workspace, WorkspaceComponent } from '../workspace.ts';
import type { PlanDependencies } from './plan-request.ts';

/** How many past releases tell how risky another one is. */
const TELLING_RELEASES = 50;

interface Decided {
  readonly component: WorkspaceComponent;
  readonly history: ComponentHistory;
  readonly decision: VersionDecision;
}

/** What is known of a workspace beside its changes: what its steering files say, how its releases went, what rules ask. */
export async function reviewFacts(
  { workspace, steering, store }: Pick<PlanDependencies, 'workspace' | 'steering' | 'store'>,
  decided: readonly Decided[],
  announcements: readonly string[],
): Promise<ReviewInput> {
  const { items } = await store.releases({ limit: TELLING_RELEASES });
  const changes = decided.flatMap(({ history }) => history.changes);
  return {
    steering: readSteering(await steering.read(), workspace.components),
    changedPaths: pathsOf(changes),
    history: items.filter(isOver).map(({ plan, status }) => ({
      type: plan.type,
      outcome: status,
      changes: plan.components.reduce((sum, component) => sum + component.changes, 0),
    })),
    workspace: workspace.components.map((component) => ({
      name: component.name,
      path: component.path,
      dependsOn: component.dependsOn,
      ...versionsOf(component, decided),
      configured: component.ranges ?? {},
      declared: decided.find((each) => each.component.name === component.name)?.history.ranges ?? {},
      rangeMode: null,
      isCalendar: component.versioning?.calendar != null,
    })),
    compliance: { configured: workspace.compliance, release: NO_COMPLIANCE },
    limits: workspace.scopeLimits,
    announcements,
    hasCalendar: hasCalendar(workspace),
    stakeholders: workspace.stakeholders.length,
  };
}

/** Releases that tell how they went: those that served, and those that failed. */
const isOver = ({ status }: Release): boolean =>
  (hasEnded(status) && status !== 'cancelled') || status === 'execution_failed';

/** Each path once; null where no commit was read with its files. */
function pathsOf(changes: readonly Change[]): readonly string[] | null {
  const paths = new Set(changes.flatMap(({ files }) => files));
  return paths.size === 0 ? null : [...paths];
}

function versionsOf({ name }: WorkspaceComponent, decided: readonly Decided[]) {
  const found = decided.find(({ component }) => component.name === name);
  if (found === undefined) return { current: null, next: null };
  const { current, next } = found.decision;
  return { current, next: next === current ? null : next };
}

const hasCalendar = ({ calendar }: Workspace): boolean =>
  [calendar.freezes, calendar.changeWindows, calendar.trains].some((entries) => entries.length > 0);
