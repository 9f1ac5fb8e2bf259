import { checkReferences } from './check-references.ts';
import { explainIssue } from './explain-issue.ts';
import type { ConfigProblem, PlacedProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { type Config, configSchema } from './schema.ts';

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Reads `tminus.yaml`. Everything that is wrong is reported at once, in the order of the file,
 * each with line, column and, for a wrong name, the nearest valid one. Only what is no YAML at all hides the rest.
 */
export function parseConfig(text: string): ParsedConfig {
  const read = readYaml(text);
  if (!read.ok) return read;
  const value = read.value ?? {};
  const parsed = configSchema.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, value));
  const found = [...issues, ...checkReferences(value)];
  if (parsed.success && found.length === 0) return { ok: true, config: parsed.data };
  const problems = found.map(read.place);
  problems.sort((left, right) => left.line - right.line || left.column - right.column);
  return { ok: false, problems };
}

/** Findings about a configuration that was read before, with the lines and columns of its text. */
export function placeProblems(text: string, problems: readonly PlacedProblem[]): readonly ConfigProblem[] {
  const read = readYaml(text);
  return read.ok ? problems.map(read.place) : read.problems;
}
