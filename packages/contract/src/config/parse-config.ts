import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import type { z } from 'zod';
import { checkReferences } from './check-references.ts';
import { type ConfigProblem, formatPath, nearestName, type PlacedProblem } from './problem.ts';
import { type Config, configSchema } from './schema.ts';

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Reads `tminus.yaml`. Everything that is wrong is reported at once, in the order of the file,
 * each with line, column and, for a wrong name, the nearest valid one.
 */
export function parseConfig(text: string): ParsedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const syntax = document.errors.map((error): ConfigProblem => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { line, column: col, path: '', code: 'syntax', params: { reason: error.message } };
  });
  if (syntax.length > 0) return { ok: false, problems: syntax };

  const value: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  const parsed = configSchema.safeParse(value);
  const found = parsed.success
    ? checkReferences(parsed.data)
    : parsed.error.issues.flatMap((issue) => explain(issue, value));
  if (parsed.success && found.length === 0) return { ok: true, config: parsed.data };
  const problems = found.map((problem) => place(problem, document, lines));
  problems.sort((left, right) => left.line - right.line || left.column - right.column);
  return { ok: false, problems };
}

function place(problem: PlacedProblem, document: Document, lines: LineCounter): ConfigProblem {
  const offset = offsetOf(problem, document);
  const { line, col } = offset === null ? { line: 1, col: 1 } : lines.linePos(offset);
  return {
    line,
    column: col,
    path: formatPath(problem.path),
    code: problem.code,
    params: problem.params ?? {},
  };
}

/** Where a path stands in the text; for something missing, where its parent stands. */
function offsetOf({ path, atKey }: PlacedProblem, document: Document): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const here = path.slice(0, length);
    const last = here.at(-1);
    const parent =
      length === 0 ? null : length === 1 ? document.contents : document.getIn(here.slice(0, -1), true);
    if (isMap(parent) && (atKey === true || length < path.length)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = (length === 0 ? document.contents : document.getIn(here, true)) as Node | null | undefined;
    if ((isScalar(node) || isCollection(node)) && node.range) return node.range[0];
  }
  return null;
}

type Issue = z.core.$ZodIssue;

function explain(issue: Issue, root: unknown): PlacedProblem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(path);
      return issue.keys.map((key) => {
        const nearest = nearestName(key, known);
        return {
          path: [...path, key],
          atKey: true,
          code: nearest === null ? 'unknownKey' : 'unknownKeyNear',
          params: { key, nearest: nearest ?? '', known: known.join(', ') },
        };
      });
    }
    case 'invalid_type': {
      const got = valueAt(root, path);
      return got === undefined
        ? [{ path, code: 'missing', params: { key: String(path.at(-1) ?? '') } }]
        : [{ path, code: 'type', params: { expected: issue.expected, got: kindOf(got) } }];
    }
    case 'invalid_value': {
      const written = String(valueAt(root, path));
      const known = issue.values.map(String);
      const nearest = nearestName(written, known);
      return [
        {
          path,
          code: nearest === null ? 'value' : 'valueNear',
          params: { got: written, known: known.join(', '), nearest: nearest ?? '' },
        },
      ];
    }
    case 'too_small':
    case 'too_big': {
      const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
      return [{ path, code: issue.code === 'too_small' ? 'tooSmall' : 'tooLarge', params: { limit } }];
    }
    case 'invalid_union':
      return [{ path, code: 'value', params: { got: String(valueAt(root, path)), known: '5%, 12.5%, 5' } }];
    default:
      return [{ path, code: 'form', params: { got: String(valueAt(root, path)), form: formOf(issue) } }];
  }
}

/** Which form was asked for: the name that the schema gives its own checks, or zod's. */
function formOf(issue: Issue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_format') return issue.message;
  return issue.code;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      value === null || typeof value !== 'object' ? undefined : (value as Record<PropertyKey, unknown>)[part],
    root,
  );
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Names that the schema knows at a path; looks through optional and default wrappers. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = configSchema;
  for (const part of path) {
    const inner = unwrap(schema) as { shape?: Record<string, unknown>; element?: unknown };
    schema = typeof part === 'number' ? inner.element : inner.shape?.[String(part)];
  }
  const { shape } = (unwrap(schema) ?? {}) as { shape?: Record<string, unknown> };
  return Object.keys(shape ?? {});
}

function unwrap(schema: unknown): unknown {
  let current = schema as { def?: { innerType?: unknown } } | undefined;
  while (current?.def?.innerType !== undefined) current = current.def.innerType as typeof current;
  return current;
}
