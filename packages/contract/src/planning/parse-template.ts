import {
  MILESTONE_KEYS,
  PLAN_STAGES,
  REQUIRED_TASKS,
  TASK_CONDITIONS,
  TASK_KINDS,
  type TemplateTask,
} from '@tminus/domain';
import { z } from 'zod';
import { explainIssue } from '../config/explain-issue.ts';
import { type ConfigProblem, nearestName, type PlacedProblem } from '../config/problem.ts';
import { readYaml } from '../config/read-yaml.ts';

const days = z.number().min(0).max(366);
const estimate = z
  .strictObject({ optimistic: days, likely: days, pessimistic: days })
  .refine(({ optimistic, likely, pessimistic }) => optimistic <= likely && likely <= pessimistic, 'estimate');

const task = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'taskId'),
  /** In the words of the team; a usual task has a text of its own. */
  name: z.string().min(1).optional(),
  stage: z.enum(PLAN_STAGES).default('development'),
  owner: z.string().min(1),
  /** Working days, or three points of an estimate; 0 for a milestone. */
  days: z.union([days, estimate], 'days'),
  after: z.array(z.string()).default([]),
  /** The row of the timeline that it belongs to. */
  milestone: z.enum(MILESTONE_KEYS).optional(),
  kind: z.enum(TASK_KINDS).default('work'),
  /** Whether there is one for each role that approves. */
  perApprover: z.boolean().default(false),
  onReleaseDay: z.boolean().default(false),
  when: z.enum(TASK_CONDITIONS).optional(),
});

/** The work of one type of release, as YAML or JSON. */
const templateSchema = z.strictObject({ tasks: z.array(task).min(1) });

export type ParsedTemplate =
  | { readonly ok: true; readonly tasks: readonly TemplateTask[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads a template file. Everything that is wrong is reported at once, as of `tminus.yaml`. */
export function parseTemplate(text: string): ParsedTemplate {
  const read = readYaml(text);
  if (!read.ok) return read;
  const value = read.value ?? {};
  const parsed = templateSchema.safeParse(value);
  const found = parsed.success
    ? checkNames(parsed.data.tasks)
    : parsed.error.issues.flatMap((issue) => explainIssue(issue, value, templateSchema));
  if (!parsed.success || found.length > 0) return { ok: false, problems: found.map(read.place) };
  return { ok: true, tasks: parsed.data.tasks.map(toTemplateTask) };
}

const toTemplateTask = ({
  name,
  milestone,
  when,
  perApprover,
  onReleaseDay,
  ...rest
}: z.infer<typeof task>): TemplateTask => ({
  ...rest,
  name: name ?? null,
  milestone: milestone ?? null,
  when: when ?? null,
  isPerApprover: perApprover,
  isOnReleaseDay: onReleaseDay,
});

type Named = readonly Pick<z.infer<typeof task>, 'id' | 'after'>[];

/** Ids that are there twice, tasks to come after that there are not, and tasks that every plan needs. */
function checkNames(tasks: Named): PlacedProblem[] {
  const ids = tasks.map(({ id }) => id);
  const missing = REQUIRED_TASKS.filter((id) => !ids.includes(id));
  return [
    ...missing.map((key): PlacedProblem => ({ path: ['tasks'], code: 'taskMissing', params: { key } })),
    ...tasks.flatMap(({ id, after }, index): PlacedProblem[] => [
      ...(ids.indexOf(id) === index
        ? []
        : [{ path: ['tasks', index, 'id'], code: 'duplicate', params: { got: id } }]),
      ...after.flatMap((name, place) =>
        ids.includes(name) ? [] : [unknownTask(name, ids, ['tasks', index, 'after', place])],
      ),
    ]),
    ...circle(tasks),
  ];
}

function unknownTask(name: string, ids: readonly string[], path: readonly PropertyKey[]): PlacedProblem {
  const nearest = nearestName(name, ids);
  const params = { got: name, known: ids.join(', '), nearest: nearest ?? '' };
  return { path, code: nearest === null ? 'value' : 'valueNear', params };
}

/** The first task that, by what it comes after, comes after itself. */
function circle(tasks: Named): PlacedProblem[] {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string | null => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id].join(' → ');
    if (done.has(id)) return null;
    for (const next of tasks.find((each) => each.id === id)?.after ?? []) {
      const found = visit(next, [...path, id]);
      if (found !== null) return found;
    }
    done.add(id);
    return null;
  };
  for (const [index, { id }] of tasks.entries()) {
    const cycle = visit(id, []);
    if (cycle !== null) return [{ path: ['tasks', index, 'after'], code: 'afterCycle', params: { cycle } }];
  }
  return [];
}
