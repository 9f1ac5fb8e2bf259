import { standingIn } from '../calendar/standing-in.ts';
import type { DateText } from '../calendar/working-days.ts';
import { USUAL_WORKING_TIME, type Weekday, type WorkingTime } from '../calendar/working-time.ts';
import { holdsRole, type Person } from '../people/person.ts';
import type { ReleasePolicy, ReleaseType } from '../release/policy.ts';
import { expectedDuration } from '../schedule/estimate.ts';
import type { Estimate, ScheduleOptions, ScheduleTask, TaskDependency } from '../schedule/task.ts';
import type { TaskCondition, TemplateTask } from './task-template.ts';

/** What a task network of a release is made of. */
export interface NetworkFacts {
  readonly type: ReleaseType;
  readonly policy: Pick<ReleasePolicy, 'noticeDays' | 'workDays' | 'approvers'>;
  readonly template: readonly TemplateTask[];
  /** What the release has of the kinds that bring tasks of their own. */
  readonly conditions: readonly TaskCondition[];
  readonly people: readonly Person[];
  readonly team: WorkingTime;
  /** Tasks that were begun or done before, by id. */
  readonly progress: Readonly<Record<string, TaskProgress>>;
  /** When work can begin. */
  readonly today: DateText;
}

/** When a task was really begun and done; a date each. */
export interface TaskProgress {
  readonly startedOn: DateText | null;
  readonly finishedOn: DateText | null;
}

/** A constraint that a date of a release can fail on. */
export type Relaxable = 'notice' | 'work' | 'tests' | 'approvals' | 'people';

/** A task of one release: its template, and the role of which it is the approval. */
export interface NetworkTask {
  readonly id: string;
  readonly template: TemplateTask;
  readonly role: string | null;
  readonly schedule: ScheduleTask;
}

/** Works every day: what must be quick asks no calendar. */
const EVERY_DAY: WorkingTime = {
  ...USUAL_WORKING_TIME,
  week: Object.fromEntries(
    ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((day) => [day, [{ from: '00:00', to: '24:00' }]]),
  ),
};

/** Whether a type of release is too urgent to wait for a working day. */
export const isUrgent = (type: ReleaseType): boolean => type === 'hotfix' || type === 'security';

/** Of the task that everything is planned towards, which there is one of in every template. */
export const DEPLOYMENT_TASK = 'deployment';
/** Of the task from which notice runs. */
export const KICKOFF_TASK = 'kickoff';
/** Whatever the weekday: a notice is sent, and a release day is one. */
const ON_ANY_DAY: readonly string[] = [KICKOFF_TASK, DEPLOYMENT_TASK];

/**
 * The tasks of a release up to its deployment: those of the template whose condition holds, one for each approver where
 * there is to be one, drawn together where the policy's work takes less time than the template's, and not before it where
 * it takes longer. The notice runs beside them, in calendar days. `without` leaves constraints out, to see
 * which one binds.
 */
export function taskNetwork(facts: NetworkFacts, without: readonly Relaxable[] = []): readonly NetworkTask[] {
  const template = facts.template.filter(
    ({ when }) => when === null || (facts.conditions as readonly string[]).includes(when),
  );
  const { noticeDays, workDays } = facts.policy;
  const usual = workBefore(template);
  const scale = usual === 0 ? 1 : Math.min(1, workDays / usual);
  const ahead: TaskDependency[] = [
    ...(without.includes('notice') || noticeDays === 0
      ? []
      : [{ id: KICKOFF_TASK, kind: 'SS', lag: noticeDays, isElapsed: true } as const]),
    ...(without.includes('work') || workDays <= usual
      ? []
      : [{ id: KICKOFF_TASK, kind: 'SS', lag: workDays } as const]),
  ];
  return template.flatMap((task) => {
    const days = without.includes(task.kind) && task.id !== DEPLOYMENT_TASK ? 0 : task.days;
    const duration = task.isOnReleaseDay ? days : scaled(days, scale);
    return rolesOf(task, facts).map((role) => {
      const id = role === null ? task.id : `${task.id}:${role}`;
      const progress = facts.progress[id];
      return {
        id,
        template: task,
        role,
        schedule: {
          id,
          duration,
          dependsOn: [
            ...before(task, facts.template, template).flatMap((each) =>
              rolesOf(each, facts).map((of) => ({ id: of === null ? each.id : `${each.id}:${of}` })),
            ),
            ...(task.id === DEPLOYMENT_TASK ? ahead : []),
          ],
          owner: ON_ANY_DAY.includes(task.id) ? task.id : (role ?? task.owner),
          ...actualDates(progress, duration),
        },
      };
    });
  });
}

/** On which calendars a network runs: the team's, and those of the people who answer for a role. */
export function networkCalendars(
  { type, team, people, today }: NetworkFacts,
  without: readonly Relaxable[] = [],
): Required<Pick<ScheduleOptions, 'calendar' | 'calendarOf' | 'start'>> {
  if (isUrgent(type)) return { calendar: EVERY_DAY, calendarOf: () => null, start: today };
  return {
    calendar: team,
    start: today,
    calendarOf: (owner) => {
      if (ON_ANY_DAY.includes(owner)) return EVERY_DAY;
      if (without.includes('people')) return null;
      return standingIn(people.filter((person) => holdsRole(person, owner)).map(({ time }) => time));
    },
  };
}

/** What was really done when. A milestone takes nothing of its day: what comes after it may begin on it. */
function actualDates(
  progress: TaskProgress | undefined,
  duration: number | Estimate,
): Pick<ScheduleTask, 'actualStart' | 'actualFinish' | 'remaining'> {
  const { startedOn = null, finishedOn = null } = progress ?? {};
  if (duration === 0 && finishedOn !== null) return { actualStart: finishedOn, remaining: 0 };
  return {
    ...(startedOn !== null && { actualStart: startedOn }),
    ...(finishedOn !== null && { actualFinish: finishedOn }),
  };
}

/** The roles for which a task is done once each; null for one that is done once. */
const rolesOf = (task: TemplateTask, { policy }: NetworkFacts): readonly (string | null)[] =>
  task.isPerApprover ? policy.approvers : [null];

/** Tasks that end before this one begins; of one that is left out, those before it. */
function before(
  task: TemplateTask,
  all: readonly TemplateTask[],
  kept: readonly TemplateTask[],
): readonly TemplateTask[] {
  const found = new Set<TemplateTask>();
  const visit = (ids: readonly string[], seen: readonly string[]): void => {
    for (const id of ids) {
      const here = kept.find((each) => each.id === id);
      const left = all.find((each) => each.id === id);
      if (here !== undefined) found.add(here);
      else if (left !== undefined && !seen.includes(id)) visit(left.after, [...seen, id]);
    }
  };
  visit(task.after, []);
  return [...found];
}

/** Working days of the longest chain of tasks before the day of the release. */
function workBefore(template: readonly TemplateTask[]): number {
  const known = new Map<string, number>();
  const until = (id: string): number => {
    const cached = known.get(id);
    if (cached !== undefined) return cached;
    known.set(id, 0);
    const task = template.find((each) => each.id === id);
    if (task === undefined) return 0;
    const own = task.isOnReleaseDay ? 0 : expectedDuration(task.days);
    const length = own + Math.max(0, ...task.after.map(until));
    known.set(id, length);
    return length;
  };
  return Math.max(0, ...template.map(({ id }) => until(id)));
}

function scaled(days: number | Estimate, factor: number): number | Estimate {
  if (factor === 1) return days;
  if (typeof days === 'number') return days * factor;
  const { optimistic, likely, pessimistic } = days;
  return { optimistic: optimistic * factor, likely: likely * factor, pessimistic: pessimistic * factor };
}
