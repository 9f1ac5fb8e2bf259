import { type ApiSchemas, toTime } from '@tminus/contract';
import {
  type Finding,
  inWords,
  isEmptyDiff,
  type PlanDiff,
  renderPlanDiff,
  type Translate,
  taskName,
  translateCode,
} from '@tminus/domain';
import { toMessageChanges } from './message.ts';

/** What differs between two plans as the API shows it, with all of it in words. */
export function toPlanDiff(diff: PlanDiff, translate: Translate): ApiSchemas['PlanDiff'] {
  const { type, date, window, approvers, gates, milestones, findings } = diff;
  return {
    isEmpty: isEmptyDiff(diff),
    text: renderPlanDiff(diff, translate).join('\n'),
    type: type && { ...type },
    date: date && { ...date },
    window: window && { from: toSpan(window.from), to: toSpan(window.to) },
    components: diff.components.map((component) => ({ ...component })),
    scope: diff.scope.map(({ list, change, item: { component, sha, subject } }) => ({
      list,
      change,
      component,
      sha,
      subject,
    })),
    approvers: { added: [...approvers.added], removed: [...approvers.removed] },
    gates: { added: [...gates.added], removed: [...gates.removed] },
    milestones: milestones.map((milestone) => ({ ...milestone })),
    tasks: diff.tasks.map(({ task, ...move }) => ({ id: task.id, name: taskName(task, translate), ...move })),
    risks: diff.risks.map(({ risk: { id, title }, from, to }) => ({
      id,
      text: translateCode(translate, title.code, title.params),
      from,
      to,
    })),
    messages: toMessageChanges(diff.messages),
    findings: {
      added: findings.added.map((finding) => toTold(finding, translate)),
      gone: findings.gone.map((finding) => toTold(finding, translate)),
    },
  };
}

const toSpan = (window: NonNullable<PlanDiff['window']>['from']) =>
  window && { start: toTime(window.start), end: toTime(window.end), zone: window.zone };

const toTold = ({ code, params }: Finding, translate: Translate) => ({
  code,
  params: { ...params },
  text: translateCode(translate, code, inWords(translate, params)),
});
