import { PGlite } from '@electric-sql/pglite';

/* Opens a database in a directory, and says so when it answers; ends when it is told to. */

const db = await PGlite.create(process.argv[2] ?? '');
await db.query('SELECT 1');
process.once('SIGTERM', () => void db.close().then(() => process.exit()));
process.stdout.write('ready\n');
setInterval(() => {}, 60_000);
