import { mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DataDirectoryLock } from '../data-directory/lock.ts';
import { lockDataDirectory } from '../data-directory/lock.ts';
import { createSeed } from '../durable/create-seed.ts';
import { openDatabase } from './open-database.ts';
import { releases } from './schema.ts';
import { migrationsFolder } from './testing.ts';

let root: string;
let seed: string;
let lock: DataDirectoryLock;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'tminus-open-'));
  seed = path.join(root, 'seed.tar.gz');
  await writeFile(seed, await createSeed(migrationsFolder));
});
beforeEach(async () => {
  await lock?.release();
  const directory = await mkdtemp(path.join(root, 'data-'));
  lock = await lockDataDirectory(directory, { pid: process.pid, command: 'test', startedAt: 0 });
});
afterAll(async () => {
  await lock.release();
  await rm(root, { recursive: true, force: true });
});

const open = () => openDatabase({ lock, seed, migrationsFolder });

describe('an embedded database', () => {
  it('keeps what was committed, from one opening to the next', async () => {
    const first = await open();
    expect(first.kind).toBe('embedded');
    const event = {
      type: 'release.planned',
      at: 1,
      actor: 'a',
      releaseId: null,
      subject: '',
      reason: null,
    } as const;
    await first.store.commit({ events: [{ ...event, data: { kept: true } }] });
    const epoch = await first.store.nextEpoch();
    await first.close();

    const second = await open();
    expect(await second.store.events({ after: 0, limit: 9 })).toMatchObject([
      { seq: 1, data: { kept: true } },
    ]);
    expect(await second.store.nextEpoch()).toBeGreaterThan(epoch);
    await second.close();
  });

  it('starts over when its creation was interrupted', async () => {
    const files = path.join(lock.directory, 'db');
    await mkdir(files);
    await writeFile(path.join(files, 'PG_VERSION'), 'half of a data');
    await writeFile(path.join(lock.directory, 'db.creating'), '');
    const database = await open();
    expect(await database.store.events({ after: 0, limit: 9 })).toEqual([]);
    await database.close();
    await expect(stat(path.join(lock.directory, 'db.creating'))).rejects.toThrow('ENOENT');
  });

  it('that a later version of the program has used is refused', async () => {
    const first = await open();
    const later = Date.parse('2999-01-01');
    const migration = `INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', ${later})`;
    await first.pool.query(migration);
    await first.close();
    await expect(open()).rejects.toMatchObject({ refusal: { code: 'database.newer' } });
  });

  it('is refused when it is damaged, and left as it is', async () => {
    await (await open()).close();
    const control = path.join(lock.directory, 'db', 'global', 'pg_control');
    await truncate(control, 10);
    await expect(open()).rejects.toMatchObject({
      refusal: { code: 'data.unusable', params: { directory: lock.directory } },
    });
    expect((await stat(control)).size).toBe(10);
  });

  it('takes transactions of drizzle: all of one, or nothing', async () => {
    const { drizzle, close } = await open();
    const row = {
      version: '1.0.0',
      status: 'planning',
      revision: 1,
      data: { list: [1] },
      searchText: 'words',
      createdAt: 2 ** 40,
    };
    await drizzle.transaction(
      async (tx) => {
        await tx.insert(releases).values({ ...row, id: 'kept' });
        const inner = tx.transaction(async (nested) => {
          await nested.insert(releases).values({ ...row, id: 'undone', version: '1.0.1' });
          nested.rollback();
        });
        await expect(inner).rejects.toThrow(/Rollback/);
      },
      { isolationLevel: 'serializable' },
    );
    const failing = drizzle.transaction(async (tx) => {
      await tx.insert(releases).values({ ...row, id: 'lost', version: '1.0.2' });
      await tx.insert(releases).values({ ...row, id: 'kept', version: '1.0.3' });
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: '23505' } });
    const rows = await drizzle.select().from(releases);
    expect(rows).toEqual([{ ...row, id: 'kept', number: expect.any(Number) }]);
    const raw = await drizzle.execute(sql`SELECT count(*) FROM ${releases}`);
    expect(raw.rows).toEqual([{ count: '1' }]);
    await close();
  });
});

describe('a PostgreSQL server', () => {
  it('that does not answer is refused, without its password', async () => {
    const reserved = createServer();
    await new Promise<void>((resolve) => reserved.listen(0, '127.0.0.1', resolve));
    const { port } = reserved.address() as { port: number };
    await new Promise((resolve) => reserved.close(resolve));
    const url = `postgresql://someone:secret@127.0.0.1:${port}/tminus`;
    const error = await openDatabase({ url, migrationsFolder }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      refusal: { code: 'database.unreachable', params: { database: `127.0.0.1:${port}/tminus` } },
    });
    expect(String(error)).not.toContain('secret');
  });
});
