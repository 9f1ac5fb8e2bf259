import { addDays, addWorkingDays, type DateText, nextWorkingDay } from '../calendar/working-days.ts';
import type { ReleasePolicy, ReleaseType } from '../release/policy.ts';
import type { PlannedMilestone } from './plan.ts';

interface Offset {
  readonly key: PlannedMilestone['key'];
  /** Working days relative to the release date. */
  readonly from: number;
  readonly to: number;
  readonly owner: string;
}

const at = (key: Offset['key'], from: number, to: number, owner: string): Offset => ({
  key,
  from,
  to,
  owner,
});

/** … R-43 and the sample of R-158, as working days before the release date. */
const OFFSETS: Readonly<Record<ReleaseType, readonly Offset[]>> = {
  major: [
    at('planning', -20, -19, 'release-coordinator'),
    at('freeze', -15, -15, 'project-manager'),
    at('staging', -14, -14, 'devops-engineer'),
    at('testing', -13, -5, 'quality-assurance'),
    at('approval', -3, -2, 'project-manager'),
  ],
  minor: [
    at('freeze', -5, -5, 'project-manager'),
    at('staging', -4, -4, 'devops-engineer'),
    at('testing', -3, -3, 'quality-assurance'),
    at('approval', -2, -2, 'project-manager'),
  ],
  patch: [
    at('freeze', -2, -2, 'project-manager'),
    at('staging', -1, -1, 'devops-engineer'),
    at('testing', -1, -1, 'quality-assurance'),
    at('approval', 0, 0, 'quality-assurance'),
  ],
  hotfix: [at('staging', 0, 0, 'devops-engineer'), at('approval', 0, 0, 'release-coordinator')],
  security: [at('staging', 0, 0, 'devops-engineer'), at('approval', 0, 0, 'security-auditor')],
};

/** Days after the release on which the retrospective is held; on a day off, the next working day. */
const RETROSPECTIVE_AFTER_DAYS = 7;

/**
 * The milestones of a release, backwards from its date. Less work than the type usually takes draws them
 * together, so that none lies before the work begins.
 */
export function planTimeline(
  type: ReleaseType,
  policy: Pick<ReleasePolicy, 'workDays'>,
  releaseDate: DateText,
): readonly PlannedMilestone[] {
  const usual = Math.max(...OFFSETS[type].map(({ from }) => -from));
  const scale = usual === 0 ? 0 : Math.min(1, policy.workDays / usual);
  const on = (offset: number): DateText => addWorkingDays(releaseDate, Math.ceil(offset * scale));
  const before = OFFSETS[type].map(({ key, from, to, owner }) => ({
    key,
    start: on(from),
    end: on(to),
    owner,
  }));
  const retrospective = nextWorkingDay(addDays(releaseDate, RETROSPECTIVE_AFTER_DAYS));
  return [
    ...before,
    { key: 'deployment', start: releaseDate, end: releaseDate, owner: 'release-coordinator' },
    { key: 'retrospective', start: retrospective, end: retrospective, owner: 'release-coordinator' },
  ];
}

/** The first day on which nothing large may come any more, the one after the milestone; null for a type without a freeze. */
export function frozenFrom(timeline: readonly Pick<PlannedMilestone, 'key' | 'end'>[]): DateText | null {
  const freeze = timeline.find(({ key }) => key === 'freeze');
  return freeze === undefined ? null : addDays(freeze.end, 1);
}

/** The first date that notice and work allow, and which of the two binds. */
export function earliestReleaseDate(
  today: DateText,
  policy: Pick<ReleasePolicy, 'noticeDays' | 'workDays'>,
): { date: DateText; binding: 'notice' | 'work' } {
  const start = policy.noticeDays === 0 && policy.workDays === 0 ? today : nextWorkingDay(today);
  const worked = addWorkingDays(start, policy.workDays);
  const noticed = addDays(today, policy.noticeDays);
  const binding = noticed > worked ? 'notice' : 'work';
  const first = binding === 'notice' ? noticed : worked;
  return { date: policy.noticeDays === 0 && policy.workDays === 0 ? today : nextWorkingDay(first), binding };
}
