import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from '../data-directory/lock.ts';
import { markMoved } from '../database/move-marks.ts';
import { openDatabase } from '../database/open-database.ts';
import { migrationsFolder } from '../database/testing.ts';
import { nodeTable } from '../node/node-table.ts';
import { readPlace } from '../node/place.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { openFilesForReading, openServerForReading } from './open-for-reading.ts';

const holder = { pid: process.pid, command: 'the test', startedAt: 0 };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tminus-doctor-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the embedded database', () => {
  it('is opened, read, and given back', async () => {
    const lock = await lockDataDirectory(directory, holder);
    const database = await openDatabase({ migrationsFolder, lock });
    await database.close();
    expect(await openFilesForReading(directory, migrationsFolder)).toBe('held');
    await lock.release();

    const opened = await openFilesForReading(directory, migrationsFolder);
    if (opened === null || opened === 'held') throw new Error(`it is ${opened}`);
    expect(opened.facts).toMatchObject({ kind: 'embedded', tables: 'current', nodes: [] });
    expect(opened.facts.version).toMatch(/^\d+\.\d+/);
    expect(opened.facts.bytes).toBeGreaterThan(1_000_000);
    expect(await opened.records.verifyLog(100)).toEqual({ rows: 0, problems: 0 });
    expect(await opened.records.liveRollouts()).toEqual([]);
    await opened.close();
    const again = await lockDataDirectory(directory, holder);
    await again.release();
  });

  it('is not made where there is none, nor where making it was cut off', async () => {
    expect(await openFilesForReading(directory, migrationsFolder)).toBeNull();
    expect(readdirSync(directory)).toEqual([]);
    mkdirSync(join(directory, 'db'));
    writeFileSync(join(directory, 'db.creating'), '');
    expect(await openFilesForReading(directory, migrationsFolder)).toBeNull();
  });

  it('that was moved elsewhere refuses, and says where it is', async () => {
    mkdirSync(join(directory, 'db'));
    await markMoved(directory, 'postgresql://tminus:secret@db.example.org/tminus');
    await expect(openFilesForReading(directory, migrationsFolder)).rejects.toMatchObject({
      refusal: { code: 'data.moved', params: { database: 'db.example.org/tminus' } },
    });
  });

  it('that is damaged refuses, and is left to others', async () => {
    mkdirSync(join(directory, 'db'));
    writeFileSync(join(directory, 'db', 'PG_VERSION'), 'not a version');
    await expect(openFilesForReading(directory, migrationsFolder)).rejects.toMatchObject({
      refusal: { code: 'data.unusable' },
    });
    const lock = await lockDataDirectory(directory, holder);
    await lock.release();
  });
});

it('a server that does not answer', async () => {
  const url = 'postgresql://tminus:secret@127.0.0.1:1/tminus';
  await expect(openServerForReading(url, directory, migrationsFolder)).rejects.toMatchObject({
    refusal: { code: 'database.unreachable', params: { database: '127.0.0.1:1/tminus' } },
  });
});

describe.skipIf(!hasPostgres)('a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('is seen without tables, with them, and with those of another version; none are made', async () => {
    const url = await server.createDatabase();
    const tables = async () => {
      const opened = await openServerForReading(url, directory, migrationsFolder);
      await opened.close();
      return opened.facts.tables;
    };
    expect(await tables()).toBe('none');
    expect(await tables()).toBe('none');
    const database = await openDatabase({ migrationsFolder, url });
    expect(await tables()).toBe('current');
    const shift = (by: string) =>
      database.pool.query(`UPDATE drizzle.__drizzle_migrations SET created_at = created_at ${by}`);
    await shift('+ 1');
    expect(await tables()).toBe('later');
    await shift('- 2');
    expect(await tables()).toBe('earlier');
    await database.close();
  });

  it('tells its version, its time, and who works on it', async () => {
    const url = await server.createDatabase();
    const database = await openDatabase({ migrationsFolder, url });
    const place = await readPlace(directory);
    const table = nodeTable(database.pool);
    const enter = (id: string, where: string) =>
      table.enter({ id, place: where, host: 'one', pid: 7 }, 60_000);
    await enter('node_1', place);
    await enter('node_2', `${place}#node_2`);
    await enter('node_3', 'one:another directory');
    const { facts, records, close } = await openServerForReading(url, directory, migrationsFolder);
    expect(facts).toMatchObject({
      kind: 'postgres',
      tables: 'current',
      nodes: [
        { id: 'node_1', host: 'one', pid: 7, address: null, isHere: true },
        { id: 'node_2', isHere: true },
        { id: 'node_3', isHere: false },
      ],
    });
    expect(facts.name).not.toContain('tminus@');
    expect(Number.parseInt(facts.version, 10)).toBeGreaterThan(9);
    // The server runs on this machine: its clock is ours.
    expect(Math.abs(facts.skewMs)).toBeLessThanOrEqual(facts.roundTripMs + 1_000);
    await database.deliveries.enroll(['webhook:ops']);
    expect(await records.deliveries()).toEqual([
      { sink: 'webhook:ops', behind: 0, attempts: 0, failure: null },
    ]);
    await close();
    await database.close();
  });
});
