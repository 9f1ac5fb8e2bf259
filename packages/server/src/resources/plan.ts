import { type ApiSchemas, toTime } from '@tminus/contract';
import {
  type Factor,
  inWords,
  type Plan,
  type PlanAssessment,
  type PlannedTask,
  type Translate,
  taskName,
  translateCode,
} from '@tminus/domain';

/** A plan as the API shows it: codes with their text. */
export function toPlanResource(plan: Plan, translate: Translate): ApiSchemas['Plan'] {
  const scope = (items: Plan['features'] = []) =>
    items.map((item) => ({ ...item, refs: item.refs.map((reference) => ({ ...reference })) }));
  const { assessment, window, ...rest } = plan;
  return {
    ...rest,
    ...toAssessment(assessment, translate),
    window: toWindow(window, assessment, translate),
    components: plan.components.map(({ repo: _repo, fromSha: _fromSha, ...component }) => ({
      ...component,
      reason: {
        code: component.reason.code,
        params: { ...component.reason.params },
        text: translateCode(translate, component.reason.code, component.reason.params),
      },
      dependsOn: [...component.dependsOn],
      steps: component.steps.map((step) => ({ ...step })),
      publishedOnly: component.publishedOnly === true,
    })),
    features: scope(plan.features),
    fixes: scope(plan.fixes),
    breaking: scope(plan.breaking),
    further: scope(plan.further ?? []),
    timeline: plan.timeline.map((milestone) => ({ ...milestone })),
    gates: plan.gates.map((gate) => ({ ...gate })),
    approvers: [...plan.approvers],
    findings: plan.findings.map(({ code, params }) => ({
      code,
      params: { ...params },
      text: translateCode(translate, code, inWords(translate, params)),
    })),
  };
}

/** What was worked out about the plan; nothing where nobody worked it out. */
function toAssessment(
  assessment: PlanAssessment | undefined,
  translate: Translate,
): Pick<ApiSchemas['Plan'], 'tasks' | 'criticalPath' | 'forecast' | 'messages'> {
  if (assessment === undefined) return { tasks: [], criticalPath: [], forecast: null, messages: [] };
  const { tasks, criticalPath, forecast, messages } = assessment;
  return {
    tasks: tasks.map((task) => toTask(task, translate)),
    criticalPath: [...criticalPath],
    forecast: { ...forecast },
    messages: messages.map((message) => ({
      ...message,
      to: [...message.to],
      contents: [...message.contents],
    })),
  };
}

const toTask = (task: PlannedTask, translate: Translate) => ({
  ...task,
  people: [...task.people],
  name: taskName(task, translate),
});

function toWindow(
  window: Plan['window'],
  assessment: PlanAssessment | undefined,
  translate: Translate,
): ApiSchemas['Plan']['window'] {
  if (window === undefined) return null;
  const { start, end, soakEnd, zone } = window;
  return {
    start: toTime(start),
    end: toTime(end),
    soakEnd: toTime(soakEnd),
    zone,
    score: assessment?.score ?? null,
    factors: (assessment?.factors ?? []).map((factor) => toFactor(factor, translate)),
  };
}

/** A part of a window's score with its reasons in words. */
export const toFactor = (
  { name, because, ...numbers }: Factor,
  translate: Translate,
): ApiSchemas['Factor'] => ({
  factor: name,
  ...numbers,
  because: because.map(({ code, params }) => ({
    code,
    params: { ...params },
    text: translateCode(translate, code, inWords(translate, params)),
  })),
});
