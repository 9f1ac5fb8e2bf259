import { EMPTY_DETAILS, isDate, type Outcome, type Release, type ReleaseType, refuse } from '@tminus/domain';
import { planRelease } from '../plan/plan-release.ts';
import type { PlanDependencies, PlanResult } from '../plan/plan-request.ts';
import { findRelease } from './act-on-release.ts';
import { isOut } from './needs.ts';
import type { Precondition } from './store.ts';

export interface CloneRequest {
  /** `name <email>` of whoever plans. */
  readonly author: string;
  /** That of the other one where it is null. */
  readonly type: ReleaseType | null;
  readonly releaseDate: string | null;
  readonly dryRun: boolean;
}

/**
 * Plans what there is to release now like another release: with its components, its type, and what was said of it, but
 * for releases that it needed and that are out. Refuses `release.stillOpen` where that would be a release which is not
 * over, and as `planRelease` does.
 */
export async function cloneRelease(
  deps: PlanDependencies,
  ref: string,
  { author, type, releaseDate, dryRun }: CloneRequest,
  precondition: Precondition<Release> = () => null,
): Promise<Outcome<PlanResult>> {
  if (releaseDate !== null && !isDate(releaseDate)) return refuse('plan.dateInvalid', { date: releaseDate });
  const found = await findRelease(deps.store, ref);
  if (!found.ok) return found;
  const unmet = precondition(found.value);
  if (unmet !== null) return { ok: false, refusal: unmet };
  const { plan, details = EMPTY_DETAILS } = found.value.value;
  const needed = await Promise.all(details.needs.map((version) => deps.store.release(version)));
  const open = needed.flatMap((each) => (each === null || isOut(each.value) ? [] : [each.value.version]));
  return planRelease(deps, {
    author,
    type: type ?? plan.type,
    releaseDate,
    components: plan.components.map(({ name }) => name),
    increment: null,
    forceReason: null,
    dryRun,
    details: { ...details, needs: open },
    isNew: true,
  });
}
