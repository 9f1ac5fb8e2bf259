import { type ApiSchemas, toTime, toTimeOrNull } from '@tminus/contract';
import {
  EMPTY_DETAILS,
  type Failure,
  inWords,
  isMessageKey,
  missingRoles,
  overridesOf,
  type Publication,
  type Release,
  type ReleaseDetails,
  type Translate,
} from '@tminus/domain';
import { toPlanResource } from './plan.ts';
import { say } from './say.ts';

type ReleaseResource = ApiSchemas['Release'];

/** A release as the API shows it: times as ISO 8601, reasons with their text. */
export function toReleaseResource(release: Release, translate: Translate): ReleaseResource {
  const {
    plan,
    failure,
    effects: _effects,
    attempt: _attempt,
    baseline: _baseline,
    announcedAt: _announcedAt,
    ...rest
  } = release;
  return {
    ...rest,
    type: plan.type,
    plan: toPlanResource(plan, translate),
    scheduled:
      release.scheduled === undefined ? null : { at: toTime(release.scheduled.at), by: release.scheduled.by },
    tasks: { ...release.tasks },
    details: toDetails(release.details ?? EMPTY_DETAILS),
    approvals: release.approvals.map((approval) => ({ ...approval, at: toTime(approval.at) })),
    missingApprovals: [...missingRoles(plan.approvers, release.approvals, plan.digest)],
    phases: release.phases.map(({ phase, status, startedAt, endedAt }) => ({
      phase,
      status,
      startedAt: toTime(startedAt),
      endedAt: toTimeOrNull(endedAt),
    })),
    milestones: [...release.milestones],
    createdAt: toTime(release.createdAt),
    kickoffAt: toTimeOrNull(release.kickoffAt),
    executionStartedAt: toTimeOrNull(release.executionStartedAt),
    executionEndedAt: toTimeOrNull(release.executionEndedAt),
    deployedAt: toTimeOrNull(release.deployedAt),
    failure: toFailure(failure, translate),
    commits: (release.commits ?? []).map((commit) => ({ ...commit, components: [...commit.components] })),
    publication: toPublication(release.publication ?? null, translate),
    overrides: overridesOf(release).map((override) => ({ ...override, at: toTime(override.at) })),
  };
}

const toDetails = ({ objectives, announcements, needs, ...rest }: ReleaseDetails) => ({
  ...rest,
  objectives: [...objectives],
  announcements: [...announcements],
  needs: [...needs],
});

const toFailure = (failure: Failure | null, translate: Translate) =>
  failure === null
    ? null
    : { code: failure.code, params: { ...failure.params }, text: failureText(failure, translate) };

const toPublication = (
  publication: Publication | null,
  translate: Translate,
): ReleaseResource['publication'] =>
  publication && {
    status: publication.status,
    steps: publication.steps.map((step) => ({
      ...step,
      at: toTimeOrNull(step.at),
      failure: toFailure(step.failure, translate),
    })),
  };

/** A failure in words; its code may be a refusal of the catalogue or a rollout's sentence. */
function failureText(
  { code, params }: { code: string; params: Release['plan']['findings'][number]['params'] },
  translate: Translate,
): string {
  return say(translate, isMessageKey(`error.${code}`) ? `error.${code}` : code, inWords(translate, params));
}
