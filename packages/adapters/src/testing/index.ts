export { openPostgres } from '../database/postgres.ts';
export { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
