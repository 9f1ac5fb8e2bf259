import type { SqlClient, SqlPool } from './sql-pool.ts';

/** A table that exists on both sides, with its columns in one order. */
interface Table {
  /** Quoted, with its schema. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

const ROWS_AT_ONCE = 500;

/** Tables of each database's own: which migrations it has had, and who works on it. */
const LEFT_ALONE = ['dbos.dbos_migrations', 'public.nodes'];

/**
 * Copies every row of the schemas `public` and `dbos`, as text, so that what was hashed stays as it was written, into
 * tables that are emptied first. All in the transaction of `to`. Returns the number of rows.
 */
export async function copyTables(from: SqlPool, to: SqlClient): Promise<number> {
  const tables = await listTables(to);
  for (const table of [...tables].reverse()) await to.query(`DELETE FROM ${table.name}`);
  let copied = 0;
  for (const table of tables) copied += await copyTable(from, to, table);
  await continueSequences(to);
  return copied;
}

/** Tables before those that refer to them. */
async function listTables(client: SqlClient): Promise<readonly Table[]> {
  const { rows: columns } = await client.query<{ table: string; name: string; type: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS "table", quote_ident(a.attname) AS name,
           format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE n.nspname IN ('public', 'dbos') AND c.relkind = 'r'
    ORDER BY 1, a.attnum`);
  const { rows: references } = await client.query<{ source: string; target: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS source, format('%I.%I', tn.nspname, tc.relname) AS target
    FROM pg_constraint f
    JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_class tc ON tc.oid = f.confrelid JOIN pg_namespace tn ON tn.oid = tc.relnamespace
    WHERE f.contype = 'f' AND f.conrelid <> f.confrelid`);
  const names = [...new Set(columns.map(({ table }) => table))].filter((name) => !LEFT_ALONE.includes(name));
  const ordered = new Set<string>();
  const visit = (name: string): void => {
    if (ordered.has(name) || !names.includes(name)) return;
    for (const { source, target } of references) if (source === name) visit(target);
    ordered.add(name);
  };
  names.forEach(visit);
  return [...ordered].map((name) => ({ name, columns: columns.filter(({ table }) => table === name) }));
}

async function copyTable(from: SqlPool, to: SqlClient, { name, columns }: Table): Promise<number> {
  const read = columns.map((column) => `${column.name}::text AS ${column.name}`).join(', ');
  const client = await from.connect();
  try {
    const { rows } = await client.query<string[]>({ text: `SELECT ${read} FROM ${name}`, rowMode: 'array' });
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
      await insert(to, { name, columns }, rows.slice(start, start + ROWS_AT_ONCE));
    return rows.length;
  } finally {
    client.release();
  }
}

/** One array of texts for each column: as many parameters as columns, however many rows. */
async function insert(to: SqlClient, { name, columns }: Table, rows: readonly string[][]): Promise<void> {
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  const values = columns.map((column) => `given.${column.name}::${column.type}`).join(', ');
  await to.query(
    `INSERT INTO ${name} (${names}) OVERRIDING SYSTEM VALUE
     SELECT ${values} FROM unnest(${arrays}) AS given(${names})`,
    columns.map((_, index) => rows.map((row) => row[index])),
  );
}

/** The next number that a column gives comes after all that were copied. */
async function continueSequences(client: SqlClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS "table", quote_ident(a.attname) AS "column", s AS sequence
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN LATERAL pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) AS s
    WHERE n.nspname IN ('public', 'dbos') AND c.relkind = 'r' AND s IS NOT NULL`);
  for (const { table, column, sequence } of rows)
    await client.query(
      `SELECT setval($1::regclass, coalesce((SELECT max(${column}) FROM ${table}), 0) + 1, false)`,
      [sequence],
    );
}
