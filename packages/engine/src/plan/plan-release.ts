import {
  accept,
  buildPlan,
  canonicalJson,
  isDate,
  type Outcome,
  type Plan,
  type Release,
  refuse,
} from '@tminus/domain';
import { isConflict } from '../release/act-on-release.ts';
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
    if (release.revision === 0) await requireFreeTag(deps, plan);
    if (request.dryRun || isSame(existing, release)) return accept(release.value);
    try {
      await deps.store.commit({ release, events });
      return accept(release.value);
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
