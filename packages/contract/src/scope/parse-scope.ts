import type { ScopeEntry } from '@tminus/domain';
import { z } from 'zod';
import { explainIssue } from '../config/explain-issue.ts';
import type { ConfigProblem, PlacedProblem } from '../config/problem.ts';
import { readYaml } from '../config/read-yaml.ts';

const entry = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  kind: z.enum(['feature', 'fix']),
  component: z.string().optional(),
  priority: z.union([z.string(), z.number()]).optional(),
  owner: z.string().optional(),
  assignee: z.string().optional(),
  deferred: z.boolean().optional(),
});

/** The file that lists the features and fixes of a release, as YAML or JSON. */
const scopeSchema = z.strictObject({ scope: z.array(entry) });

export type ParsedScope =
  | { readonly ok: true; readonly entries: readonly ScopeEntry[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads a scope file. Everything that is wrong is reported at once, as of `tminus.yaml`, and an id that is there twice. */
export function parseScope(text: string): ParsedScope {
  const read = readYaml(text);
  if (!read.ok) return read;
  const value = read.value ?? {};
  const parsed = scopeSchema.safeParse(value);
  const found: PlacedProblem[] = parsed.success
    ? repeatedIds(parsed.data.scope.map(({ id }) => id))
    : parsed.error.issues.flatMap((issue) => explainIssue(issue, value, scopeSchema));
  if (!parsed.success || found.length > 0) return { ok: false, problems: found.map(read.place) };
  const entries = parsed.data.scope.map((each) => ({
    id: each.id,
    title: each.title,
    kind: each.kind,
    component: each.component ?? null,
    priority: each.priority === undefined ? null : String(each.priority),
    owner: each.owner ?? null,
    assignee: each.assignee ?? null,
    deferred: each.deferred ?? false,
  }));
  return { ok: true, entries };
}

const repeatedIds = (ids: readonly string[]): PlacedProblem[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: ['scope', index, 'id'], code: 'duplicate', params: { got: id } }],
  );
