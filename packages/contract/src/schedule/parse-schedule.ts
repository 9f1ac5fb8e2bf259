import { explainIssue } from '../config/explain-issue.ts';
import type { ConfigProblem } from '../config/problem.ts';
import { readYaml } from '../config/read-yaml.ts';
import { checkTasks } from './check-tasks.ts';
import { scheduleFileSchema } from './schedule-file.ts';
import { type ScheduleInput, toScheduleInput } from './to-schedule-input.ts';

export type ParsedSchedule =
  | { readonly ok: true; readonly input: ScheduleInput }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads a task network from YAML or JSON. Everything that is wrong is reported at once, in the order of the file. */
export function parseSchedule(text: string): ParsedSchedule {
  const read = readYaml(text);
  if (!read.ok) return read;
  const value = read.value ?? {};
  const parsed = scheduleFileSchema.safeParse(value);
  const issues = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => explainIssue(issue, value, scheduleFileSchema));
  const found = [...issues, ...checkTasks(value)];
  if (parsed.success && found.length === 0) return { ok: true, input: toScheduleInput(parsed.data) };
  const problems = found.map(read.place);
  problems.sort((left, right) => left.line - right.line || left.column - right.column);
  return { ok: false, problems };
}
