import { daysBetween } from '../calendar/days-between.ts';
import type { DateText } from '../calendar/working-days.ts';
import { comparePlannedMessages, type MessageChanges } from '../communication/compare-messages.ts';
import type { ApproverRole, ReleaseType } from '../release/policy.ts';
import type { Risk } from '../risk/risk.ts';
import { canonicalJson } from './digest.ts';
import type { Finding } from './finding.ts';
import type { PlannedMilestone } from './milestone.ts';
import type { Plan, PlannedWindow, ScopeItem } from './plan.ts';
import type { PlannedTask } from './plan-schedule.ts';

/** A value that is another now. */
export interface Changed<T> {
  readonly from: T;
  readonly to: T;
}

export const SCOPE_LISTS = ['features', 'fixes', 'breaking', 'further'] as const;

/** Work that is planned for other days, has come, or has gone. */
export interface TaskMove {
  readonly task: PlannedTask;
  /** Null for work that has come, or gone. */
  readonly from: DateText | null;
  readonly to: DateText | null;
  /** Calendar days by which its end moved; negative when it is earlier. */
  readonly days: number;
}

/** What differs between two plans; members are empty or null where they agree. */
export interface PlanDiff {
  readonly type: Changed<ReleaseType> | null;
  readonly date: Changed<DateText> | null;
  readonly window: Changed<PlannedWindow | null> | null;
  /** Versions that components are released as; null on the side where one is no part of the plan. */
  readonly components: readonly ({ readonly name: string } & Changed<string | null>)[];
  readonly scope: readonly {
    readonly list: (typeof SCOPE_LISTS)[number];
    readonly change: 'added' | 'removed';
    readonly item: ScopeItem;
  }[];
  readonly approvers: { readonly added: readonly ApproverRole[]; readonly removed: readonly ApproverRole[] };
  readonly gates: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly milestones: readonly ({ readonly key: PlannedMilestone['key'] } & Changed<DateText>)[];
  readonly tasks: readonly TaskMove[];
  readonly risks: readonly ({ readonly risk: Risk } & Changed<number | null>)[];
  readonly messages: MessageChanges;
  readonly findings: { readonly added: readonly Finding[]; readonly gone: readonly Finding[] };
}

/** Compares two plans of one release, or of two, member by member. */
export function comparePlans(before: Plan, after: Plan): PlanDiff {
  const [old, present] = [before.assessment, after.assessment];
  return {
    type: changed(before.type, after.type),
    date: changed(before.releaseDate, after.releaseDate),
    window: changed(before.window ?? null, after.window ?? null),
    components: compareComponents(before, after),
    scope: SCOPE_LISTS.flatMap((list) => compareScope(list, before[list] ?? [], after[list] ?? [])),
    approvers: compareNames(before.approvers, after.approvers),
    gates: compareNames(
      before.gates.map(({ gate }) => gate),
      after.gates.map(({ gate }) => gate),
    ),
    milestones: after.timeline.flatMap(({ key, end }) => {
      const was = before.timeline.find((row) => row.key === key)?.end;
      return was === undefined || was === end ? [] : [{ key, from: was, to: end }];
    }),
    tasks: compareTasks(old?.tasks ?? [], present?.tasks ?? []),
    risks: compareRisks(old?.risks.risks ?? [], present?.risks.risks ?? []),
    messages: comparePlannedMessages(old?.messages ?? [], present?.messages ?? []),
    findings: {
      added: after.findings.filter(notIn(before.findings)),
      gone: before.findings.filter(notIn(after.findings)),
    },
  };
}

/** Whether two plans say the same. */
export const isEmptyDiff = ({ approvers, gates, messages, findings, ...rest }: PlanDiff): boolean =>
  [rest.type, rest.date, rest.window].every((change) => change === null) &&
  [
    rest.components,
    rest.scope,
    rest.milestones,
    rest.tasks,
    rest.risks,
    ...[approvers, gates, messages, findings].flatMap(
      (lists) => Object.values(lists) as readonly unknown[][],
    ),
  ].every((list) => list.length === 0);

const changed = <T>(from: T, to: T): Changed<T> | null =>
  canonicalJson(from) === canonicalJson(to) ? null : { from, to };

const notIn = (list: readonly Finding[]) => {
  const known = new Set(list.map(canonicalJson));
  return (finding: Finding): boolean => !known.has(canonicalJson(finding));
};

function compareNames<Name extends string>(before: readonly Name[], after: readonly Name[]) {
  return {
    added: after.filter((name) => !before.includes(name)),
    removed: before.filter((name) => !after.includes(name)),
  };
}

function compareComponents(before: Plan, after: Plan): PlanDiff['components'] {
  const versionIn = (plan: Plan, name: string): string | null =>
    plan.components.find((component) => component.name === name)?.to ?? null;
  const names = new Set([...after.components, ...before.components].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [from, to] = [versionIn(before, name), versionIn(after, name)];
    return from === to ? [] : [{ name, from, to }];
  });
}

/** The same change may be told of several components, each for itself. */
const itemKey = ({ component, sha, subject }: ScopeItem): string => `${component}\n${sha}\n${subject}`;

function compareScope(
  list: (typeof SCOPE_LISTS)[number],
  before: readonly ScopeItem[],
  after: readonly ScopeItem[],
): PlanDiff['scope'] {
  const [old, present] = [before, after].map((items) => new Set(items.map(itemKey)));
  return [
    ...after
      .filter((item) => old?.has(itemKey(item)) === false)
      .map((item) => ({ list, change: 'added' as const, item })),
    ...before
      .filter((item) => present?.has(itemKey(item)) === false)
      .map((item) => ({ list, change: 'removed' as const, item })),
  ];
}

function compareTasks(before: readonly PlannedTask[], after: readonly PlannedTask[]): TaskMove[] {
  const old = new Map(before.map((task) => [task.id, task]));
  const present = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((task): TaskMove[] => {
      const was = old.get(task.id);
      if (was === undefined) return [{ task, from: null, to: task.end, days: 0 }];
      if (was.start === task.start && was.end === task.end) return [];
      return [{ task, from: was.end, to: task.end, days: daysBetween(was.end, task.end) }];
    }),
    ...before
      .filter(({ id }) => !present.has(id))
      .map((task): TaskMove => ({ task, from: task.end, to: null, days: 0 })),
  ];
}

function compareRisks(before: readonly Risk[], after: readonly Risk[]): PlanDiff['risks'] {
  const old = new Map(before.map((risk) => [risk.id, risk]));
  const present = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((risk) => {
      const from = old.get(risk.id)?.score ?? null;
      return from === risk.score ? [] : [{ risk, from, to: risk.score }];
    }),
    ...before.filter(({ id }) => !present.has(id)).map((risk) => ({ risk, from: risk.score, to: null })),
  ];
}
