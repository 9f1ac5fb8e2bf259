import type { DateText } from '../calendar/working-days.ts';
import { nextDayOfWork } from '../calendar/working-time.ts';
import { accept, type Outcome } from '../error/refusal.ts';
import { holdsRole } from '../people/person.ts';
import { scheduleNetwork } from '../schedule/schedule-network.ts';
import type { ScheduledTask } from '../schedule/task.ts';
import type { PlannedMilestone } from './milestone.ts';
import { postReleaseTasks } from './post-release.ts';
import {
  DEPLOYMENT_TASK,
  isUrgent,
  type NetworkFacts,
  type NetworkTask,
  networkCalendars,
  taskNetwork,
} from './task-network.ts';
import type { PlanStage } from './task-template.ts';

/** A piece of work with its place in the plan. Dates are inclusive; slacks are working days of the team. */
export interface PlannedTask {
  readonly id: string;
  /** In the words of a template; null for the usual tasks, whose text is `plan.task.<id>`, or of the role that approves. */
  readonly name: string | null;
  /** Whose approval it is. */
  readonly role: string | null;
  readonly stage: PlanStage;
  readonly owner: string;
  /** Who answers for the owner's role, by name; nobody where the workspace names no people. */
  readonly people: readonly string[];
  /** When it is planned: as late as the release date allows, or when it was really done. */
  readonly start: DateText;
  readonly end: DateText;
  /** When it could be begun and done at the earliest. */
  readonly earliestStart: DateText;
  readonly earliestEnd: DateText;
  /** How far it may slip from its earliest dates without moving the release; negative when it is too late. */
  readonly totalSlack: number;
  readonly freeSlack: number;
  readonly critical: boolean;
  readonly status: 'planned' | 'begun' | 'done';
}

/** The work of a release in order, and the chain of it that leaves no time. */
export interface PlannedSchedule {
  readonly tasks: readonly PlannedTask[];
  /** Ids of tasks that drive each other up to the deployment. */
  readonly criticalPath: readonly string[];
}

/**
 * All work of a release backwards from its date: planned as late as the date allows, with the slack that is left from
 * today. What is done keeps its dates. Refuses what `scheduleNetwork` refuses, of a template that somebody wrote.
 */
export function planSchedule(facts: NetworkFacts, releaseDate: DateText): Outcome<PlannedSchedule> {
  const network = taskNetwork(facts);
  const scheduled = scheduleNetwork(
    network.map(({ schedule }) => schedule),
    { ...networkCalendars(facts), finish: releaseDate, asOf: facts.today },
  );
  if (!scheduled.ok) return scheduled;
  const placed = new Map(scheduled.value.tasks.map((task) => [task.id, task]));
  const tasks = network.flatMap((task) => {
    const at = placed.get(task.id);
    return at === undefined ? [] : [plannedTask(task, at, facts, releaseDate)];
  });
  const after = postReleaseTasks(releaseDate, facts.team).map(
    ({ id, owner, start, end }): PlannedTask => ({
      id,
      name: null,
      role: null,
      stage: 'post_release',
      owner,
      people: namesOf(facts, owner),
      start,
      end,
      earliestStart: start,
      earliestEnd: end,
      totalSlack: 0,
      freeSlack: 0,
      critical: false,
      status: statusOf(facts, id),
    }),
  );
  const ordered = tasks.sort(
    (left, right) => left.start.localeCompare(right.start) || left.end.localeCompare(right.end),
  );
  return accept({ tasks: [...ordered, ...after], criticalPath: scheduled.value.criticalPath });
}

function plannedTask(
  { id, template, role }: NetworkTask,
  at: ScheduledTask,
  facts: NetworkFacts,
  releaseDate: DateText,
): PlannedTask {
  const status = statusOf(facts, id);
  const { startedOn, finishedOn } = facts.progress[id] ?? { startedOn: null, finishedOn: null };
  const end = finishedOn ?? at.latestFinish ?? releaseDate;
  return {
    id,
    name: template.name,
    role,
    stage: template.stage,
    owner: role ?? template.owner,
    people: namesOf(facts, role ?? template.owner),
    start: startedOn ?? at.latestStart ?? end,
    end,
    earliestStart: startedOn ?? dayOfWork(id, at.start, facts),
    earliestEnd: finishedOn ?? dayOfWork(id, at.finish, facts),
    totalSlack: rounded(at.totalSlack),
    freeSlack: rounded(at.freeSlack),
    critical: at.critical && status !== 'done',
    status,
  };
}

const namesOf = ({ people }: NetworkFacts, role: string): readonly string[] =>
  people.filter((person) => holdsRole(person, role)).map(({ name }) => name);

/** Nobody plans to deploy on a day off, though the work might allow it. */
function dayOfWork(id: string, date: DateText | null, { type, team, today }: NetworkFacts): DateText {
  if (date === null) return today;
  return id === DEPLOYMENT_TASK && !isUrgent(type) ? (nextDayOfWork(team, date) ?? date) : date;
}

function statusOf({ progress }: NetworkFacts, id: string): PlannedTask['status'] {
  const at = progress[id];
  if (at?.finishedOn != null) return 'done';
  return at?.startedOn == null ? 'planned' : 'begun';
}

/** To a hundredth of a day: less means nothing to people. */
const rounded = (days: number): number => Math.round(days * 100) / 100 || 0;

/** The rows of a release's timeline: what belongs together as one, from its first day to its last. */
export function timelineOf({ tasks }: PlannedSchedule, facts: NetworkFacts): readonly PlannedMilestone[] {
  const rows = new Map<PlannedMilestone['key'], PlannedMilestone>();
  for (const { id, template } of taskNetwork(facts)) {
    const task = tasks.find((each) => each.id === id);
    const key = template.milestone;
    if (task === undefined || key === null) continue;
    const row = rows.get(key) ?? { key, start: task.start, end: task.end, owner: template.owner };
    rows.set(key, {
      ...row,
      start: task.start < row.start ? task.start : row.start,
      end: task.end > row.end ? task.end : row.end,
    });
  }
  const retrospective = tasks.find(({ id }) => id === 'retrospective');
  const last: PlannedMilestone[] =
    retrospective === undefined
      ? []
      : [
          {
            key: 'retrospective',
            start: retrospective.start,
            end: retrospective.end,
            owner: retrospective.owner,
          },
        ];
  return [...rows.values(), ...last];
}
