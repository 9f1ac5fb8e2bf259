import {
  accept,
  applyRelease,
  type DomainEvent,
  decideRelease,
  GIVEN_UP_STATUSES,
  hasEnded,
  newRelease,
  nextReleaseStatus,
  type Outcome,
  type Plan,
  type Refusal,
  type Release,
  type ReleaseDetails,
  refuse,
} from '@tminus/domain';
import type { Stored } from '../release/store.ts';
import type { PlanDependencies, PlanRequest } from './plan-request.ts';

/**
 * What a plan makes of the release that has its version: a new one where there is none or the last one was given up,
 * else the same with the plan replaced. What was found is told anew even where the package stays the same: it is no part
 * of what was approved. Refuses one that is already on its way or out.
 */
export function nextRelease(
  { clock, ids }: Pick<PlanDependencies, 'clock' | 'ids'>,
  { author, isNew = false }: PlanRequest,
  { plan, details }: { readonly plan: Plan; readonly details: Partial<ReleaseDetails> },
  existing: Stored<Release> | null,
): Outcome<{ release: Stored<Release>; events: DomainEvent[] }> {
  const at = clock.now();
  if (existing === null || GIVEN_UP_STATUSES.includes(existing.value.status)) {
    const said = Object.keys(details).length === 0 ? {} : { details };
    const { release, event } = newRelease({ id: ids.release(), plan, author, at, ...said });
    return accept({ release: { value: release, revision: 0 }, events: [event] });
  }
  const { value, revision } = existing;
  const { status } = value;
  if (nextReleaseStatus(status, 'release.replanned') === null)
    return { ok: false, refusal: refusalOf(value) };
  if (isNew) return refuse('release.stillOpen', { release: `v${value.version}` });
  const act = { actor: author, at };
  const decided = decideRelease(value, { type: 'replan', plan }, act);
  if (!decided.ok) return decided;
  const replanned = decided.value.reduce(
    (release, event) => applyRelease(release, event, plan),
    withFoundAnew(value, plan),
  );
  const edited = decideRelease(replanned, { type: 'edit', details }, act);
  if (!edited.ok) return edited;
  const next = edited.value.reduce((release, event) => applyRelease(release, event), replanned);
  return accept({ release: { value: next, revision }, events: [...decided.value, ...edited.value] });
}

/** The release with all that its digest leaves out as it was worked out now: findings, dates of the work, messages. */
function withFoundAnew(release: Release, plan: Plan): Release {
  if (plan.digest !== release.plan.digest) return release;
  return { ...release, plan: { ...plan, components: release.plan.components } };
}

/** Why a release cannot be planned anew, by what leads on from where it stands. */
function refusalOf({ version, status, phases }: Release): Refusal {
  const release = `v${version}`;
  if (status === 'execution_failed')
    return { code: 'release.stopped', params: { release, phase: phases.at(-1)?.phase ?? '' } };
  if (hasEnded(status)) return { code: 'release.wrongStatus', params: { release, status, command: 'plan' } };
  return { code: 'release.underWay', params: { release, status } };
}
