import {
  accept,
  buildPlan,
  canonicalJson,
  comparePlans,
  isDate,
  type Outcome,
  type Plan,
  type Release,
  type ReleaseDetails,
  refuse,
  tidyDetails,
} from '@tminus/domain';
import { isConflict } from '../release/act-on-release.ts';
import { withNeeds } from '../release/edit-release.ts';
import type { Stored } from '../release/store.ts';
import type { Workspace, WorkspaceComponent } from '../workspace.ts';
import { gatherFacts } from './gather-facts.ts';
import { nextRelease } from './next-release.ts';
import type { PlanDependencies, PlanRequest, PlanResult } from './plan-request.ts';
import { requireFreeTag } from './product-history.ts';

/**
 * Makes a release from what changed, or plans it again: a changed package voids the approvals of the
 * one before. Refuses as `buildPlan` and `requireFreeTag` do, and a version that is already on its way or out.
 */
export async function planRelease(
  deps: PlanDependencies,
  request: PlanRequest,
): Promise<Outcome<PlanResult>> {
  const { releaseDate, increment, forceReason } = request;
  if (increment !== null && (forceReason ?? '').trim() === '')
    return refuse('version.reasonMissing', { increment });
  if (releaseDate !== null && !isDate(releaseDate)) return refuse('plan.dateInvalid', { date: releaseDate });
  const selected = selectComponents(deps.workspace, request.components);
  if (!selected.ok) return selected;
  const plan = buildPlan(await gatherFacts(deps, request, selected.value));
  if (!plan.ok) return plan;
  const details = await withNeeds(deps.store, plan.value.version, tidyDetails(request.details ?? {}));
  if (!details.ok) return details;
  const saved = await savePlan(deps, request, plan.value, details.value);
  if (!saved.ok) return saved;
  const { release, before } = saved.value;
  const diff = before && comparePlans(before.plan, release.plan);
  const messages = diff?.messages ?? null;
  if (request.dryRun) return accept({ release, saved: false, files: [], messages, diff });
  const files = await deps.documents.writePlan(release);
  return accept({ release, saved: true, files, messages, diff });
}

interface SavedPlan {
  readonly release: Release;
  /** The release before it was planned again; null for a new one. */
  readonly before: Release | null;
}

/** How often a plan is laid over a release anew when somebody else saved in between. */
const ATTEMPTS = 3;

/** Two who plan one version at the same time make one release: the second plans what the first one made again. */
async function savePlan(
  deps: PlanDependencies,
  request: PlanRequest,
  plan: Plan,
  details: Partial<ReleaseDetails>,
): Promise<Outcome<SavedPlan>> {
  for (let attempt = 1; ; attempt += 1) {
    const existing = await deps.store.release(plan.version);
    const next = nextRelease(deps, request, { plan, details }, existing);
    if (!next.ok) return next;
    const { release, events } = next.value;
    if (release.revision === 0) await requireFreeTag(deps, plan);
    const before = release.revision === 0 ? null : (existing?.value ?? null);
    const result = accept({ release: release.value, before });
    if (request.dryRun || isSame(existing, release)) return result;
    try {
      await deps.store.commit({ release, events });
      return result;
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

const isSame = (existing: Stored<Release> | null, { value }: Stored<Release>): boolean =>
  existing !== null && canonicalJson(existing.value) === canonicalJson(value);

function selectComponents(
  workspace: Workspace,
  names: readonly string[] | null,
): Outcome<readonly WorkspaceComponent[]> {
  const known = workspace.components.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse('component.unknown', { name: unknown, known: known.join(', ') });
  return accept(workspace.components.filter(({ name }) => names === null || names.includes(name)));
}
