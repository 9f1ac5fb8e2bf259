import type { z } from 'zod';
import { nearestName, type PlacedProblem } from './problem.ts';
import { configSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

/** What the schema refused, as problems of the configuration; one for each unknown key. `root` is what was read. */
export function explainIssue(issue: Issue, root: unknown, schema: unknown = configSchema): PlacedProblem[] {
  const { path } = issue;
  const got = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, schema));
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_value':
      if (got === undefined) return [{ path, code: 'missing', params: { key: String(path.at(-1) ?? '') } }];
      return [wrongValue(issue, got)];
    case 'too_small':
    case 'too_big': {
      const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
      if (issue.origin === 'array' || issue.origin === 'string') return [{ path, code: 'empty' }];
      return [{ path, code: issue.code === 'too_small' ? 'tooSmall' : 'tooLarge', params: { limit } }];
    }
    default:
      // The schema gives its own checks the name of the form as their message.
      return [{ path, code: 'form', params: { got: show(got), form: issue.message } }];
  }
}

function unknownKey(path: readonly PropertyKey[], key: string, root: unknown): PlacedProblem {
  const known = knownKeys(path, root);
  const nearest = nearestName(key, known);
  return {
    path: [...path, key],
    atKey: true,
    code: nearest === null ? 'unknownKey' : 'unknownKeyNear',
    params: { key, nearest: nearest ?? '', known: known.join(', ') },
  };
}

function wrongValue(
  issue: Extract<Issue, { code: 'invalid_type' | 'invalid_union' | 'invalid_value' }>,
  got: unknown,
): PlacedProblem {
  const { path } = issue;
  if (issue.code === 'invalid_type')
    return { path, code: 'type', params: { expected: issue.expected, got: kindOf(got) } };
  if (issue.code === 'invalid_union')
    return { path, code: 'form', params: { got: show(got), form: issue.message } };
  const known = issue.values.map(String);
  const nearest = nearestName(show(got), known);
  return {
    path,
    code: nearest === null ? 'value' : 'valueNear',
    params: { got: show(got), known: known.join(', '), nearest: nearest ?? '' },
  };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      value === null || typeof value !== 'object' ? undefined : (value as Record<PropertyKey, unknown>)[part],
    root,
  );
}

const show = (value: unknown): string =>
  value !== null && typeof value === 'object' ? kindOf(value) : String(value);

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Names that the schema knows at a path; looks through optional and default wrappers, and to the end of a conversion. */
function knownKeys(path: readonly PropertyKey[], root: unknown): readonly string[] {
  let schema = root;
  for (const part of path) {
    const inner = unwrap(schema) as { shape?: Record<string, unknown>; element?: unknown };
    schema = typeof part === 'number' ? inner.element : inner.shape?.[String(part)];
  }
  const { shape } = (unwrap(schema) ?? {}) as { shape?: Record<string, unknown> };
  return Object.keys(shape ?? {});
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  for (;;) {
    const { def } = (current ?? {}) as { def?: { innerType?: unknown; out?: unknown } };
    const inner = def?.innerType ?? def?.out;
    if (inner === undefined) return current;
    current = inner;
  }
}
