import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasPostgres, type PostgresServer, startPostgres } from '@tminus/adapters/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from './open-storage.ts';

const migrations = fileURLToPath(new URL('../../../adapters/migrations', import.meta.url));

describe.skipIf(!hasPostgres)('a data directory beside a database server', () => {
  let server: PostgresServer;
  let directory: string;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tminus-storage-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** As a short command does, which takes no lock. */
  const open = async (dataDirectory: string) =>
    openStorage({
      configFile: join(directory, 'tminus.yaml'),
      workspace: directory,
      dataDirectory,
      databaseUrl: await server.createDatabase(),
      language: 'en',
      command: 'tminus plan',
      works: false,
      withoutDatabase: false,
      assets: { migrations, seed: null, routerEntry: '', instanceEntry: '' },
    });

  it("is made for nobody else's eyes, also without a lock", async () => {
    const storage = await open(join(directory, 'data'));
    expect((await stat(join(directory, 'data'))).mode & 0o777).toBe(0o700);
    await storage.close();
  });

  it('is refused where none can be made', async () => {
    await writeFile(join(directory, 'data'), 'a file');
    await expect(open(join(directory, 'data', 'deep'))).rejects.toMatchObject({
      refusal: { code: 'data.unusable' },
    });
  });
});
