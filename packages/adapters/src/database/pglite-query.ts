import type { PGlite, Transaction } from '@electric-sql/pglite';
import pg from 'pg';
import { prepareValue } from './prepare-value.ts';
import type { SqlQuery, SqlResult } from './sql-pool.ts';

/** Where a query runs: the instance itself, or its open transaction. */
export type PgliteSession = Pick<PGlite, 'query' | 'exec'> | Pick<Transaction, 'query' | 'exec'>;

/** Takes over values as text in both directions, so that `pg`'s own conversions apply on PGlite as well. */
export interface TextFormat {
  readonly parsers: Record<number, (text: string) => string>;
  readonly serializers: Record<number, (text: string) => string>;
}

/** The text format of an instance that is ready: before that it does not know its array types. */
export function textFormat(db: Pick<PGlite, 'parsers' | 'serializers'>): TextFormat {
  const asIs = (text: string) => text;
  const all = (known: object) => Object.fromEntries(Object.keys(known).map((oid) => [oid, asIs]));
  return { parsers: all(db.parsers), serializers: all(db.serializers) };
}

/** The two ways in which `pg` lets a query be written, as one. Refuses callbacks and query objects. */
export function readQuery(query: string | SqlQuery, values?: readonly unknown[]): SqlQuery {
  if (typeof values === 'function' || (typeof query === 'object' && 'submit' in query)) {
    throw new TypeError('Queries on PGlite return promises; callbacks and query objects are not supported');
  }
  const asked: SqlQuery = typeof query === 'string' ? { text: query } : query;
  return values === undefined ? asked : { ...asked, values };
}

/**
 * Runs a query and answers as `pg` does: its value conversions in and out, its row counts, its errors, and for
 * a text of several statements without values an array of results.
 */
export async function runQuery(
  session: PgliteSession,
  query: SqlQuery,
  format: TextFormat,
): Promise<SqlResult> {
  const options = { ...format, rowMode: 'array' as const };
  const values = (query.values ?? []).map(prepareValue);
  try {
    // Like pg: without values the simple protocol, which takes several statements at once.
    const results = values.length
      ? [await session.query(query.text, values, options)]
      : await session.exec(query.text, options);
    const answers = results.map((result) => answer(result as RawResult, query));
    return (answers.length === 1 ? answers[0] : answers) as SqlResult;
  } catch (error) {
    throw asPgError(error);
  }
}

interface RawResult {
  readonly command?: string;
  readonly rowCount?: number;
  readonly rows: readonly (readonly (string | null)[])[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

function answer(result: RawResult, query: SqlQuery): SqlResult<unknown> {
  const types = query.types ?? pg.types;
  const parsers = result.fields.map((field) => types.getTypeParser(field.dataTypeID, 'text'));
  const rows = result.rows.map((row) =>
    row.map((text, column) => (text === null ? null : (parsers[column]?.(text) ?? null))),
  );
  return {
    command: result.command ?? null,
    rowCount: result.rowCount ?? null,
    rows: query.rowMode === 'array' ? rows : rows.map((row) => byName(result.fields, row)),
    fields: result.fields,
  };
}

const byName = (fields: RawResult['fields'], row: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field, column) => [field.name, row[column]]));

/** Error fields of the wire protocol (PostgreSQL documentation, "Error and Notice Message Fields"). */
const ERROR_FIELDS = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'internalPosition',
  'internalQuery',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'file',
  'line',
  'routine',
] as const;

/** The same error as `pg`'s class. PGlite's own carries the parameters of the query, which must not reach a log. */
function asPgError(error: unknown): unknown {
  if (!(error instanceof Error) || !('severity' in error)) return error;
  const known = new pg.DatabaseError(error.message, error.message.length, 'error');
  for (const field of ERROR_FIELDS) {
    known[field] = (error as pg.DatabaseError)[field];
  }
  return known;
}
