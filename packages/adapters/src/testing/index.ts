export { openPostgres } from '../database/postgres.ts';
export { type ForgeStandIn, STAND_IN, startGithubStandIn } from './forge-stand-in.ts';
export { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
